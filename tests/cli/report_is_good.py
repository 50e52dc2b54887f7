#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Usage: report_is_good.py REPORT.json [REPORT.txt]

Looks whether the JSON follows specs/report.schema.json and its sums are right, and whether the text can do no harm: UTF-8
without control characters, and no line that a workflow on GitHub would take for a command.
"""

import json
import pathlib
import re
import sys

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
MISLEADING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def look_at_json(path):
    schema = json.loads((ROOT / "specs/report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    text = path.read_bytes().decode("utf-8")
    if "##[" in text:
        yield "it holds a workflow command"
    report = json.loads(text)
    for mistake in jsonschema.Draft202012Validator(schema).iter_errors(report):
        yield f"{mistake.json_path}: {mistake.message}"
    for result in report["results"]:
        outcomes = [check["outcome"] for check in result["checks"]]
        for key in ("points", "max_points"):
            if result[key] != sum(check[key] for check in result["checks"]):
                yield f"the {key} of {result['submission']} are not those of its checks"
        should = ("error" if "error" in outcomes
                  else "pass" if set(outcomes) == {"pass"} else "fail")
        if result["outcome"] != should:
            yield f"the outcome of {result['submission']} is not {should}"


def look_at_text(path):
    for number, line in enumerate(path.read_bytes().decode("utf-8").split("\n"), 1):
        if MISLEADING.search(line):
            yield f"line {number} holds what it should show: {line!r}"
        if line.strip().startswith("::") or "##[" in line:
            yield f"line {number} is a workflow command: {line!r}"


def main():
    mistakes = list(look_at_json(pathlib.Path(sys.argv[1])))
    for path in sys.argv[2:]:
        mistakes += look_at_text(pathlib.Path(path))
    print(*mistakes, sep="\n", end="\n" if mistakes else "")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
