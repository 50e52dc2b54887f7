#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Compares the verdicts of `grader lint` and of specs/schema.json about every file of tests/specs.

Usage: schema_agrees.py GRADER SCHEMA FOLDER
Prints a line for each disagreement; the exit status is 1 where there is one, 2 where nothing was compared.
"""
import json
import pathlib
import subprocess
import sys

import jsonschema
import yaml


def lint_accepts(grader, path):
    status = subprocess.run([grader, "lint", path], stderr=subprocess.DEVNULL, check=False).returncode
    if status not in (0, 2):
        sys.exit(f"schema_agrees: `grader lint {path}` ended with {status}")
    return status == 0


def schema_accepts(validator, path):
    try:
        return validator.is_valid(yaml.safe_load(path.read_bytes()))
    except yaml.YAMLError:
        return False


def disagreements(grader, validator, folder):
    """Yields (path, what is wrong), or (path, None) where all agree."""
    expected = {"good": (True, True), "bad": (False, False), "beyond_schema": (False, None)}
    for name, (lint, schema) in expected.items():
        for path in sorted((folder / name).glob("*.yaml")):
            wrong = []
            if lint_accepts(grader, path) != lint:
                wrong.append("grader lint " + ("refuses" if lint else "accepts") + " it")
            if schema is not None and schema_accepts(validator, path) != schema:
                wrong.append("the schema " + ("refuses" if schema else "accepts") + " it")
            yield path, " and ".join(wrong)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    grader, schema_path, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    schema = json.loads(schema_path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    found = list(disagreements(grader, validator, folder))
    folders = {path.parent.name for path, _ in found}
    if folders != {"good", "bad", "beyond_schema"}:
        print(f"schema_agrees: no files to compare in some folder of {folder}", file=sys.stderr)
        return 2
    wrong = [(path, words) for path, words in found if words]
    for path, words in wrong:
        print(f"{path}: {words}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
