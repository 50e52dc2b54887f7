#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Usage: grades.py RESULTS [--whole]

Prints the grades of a batch, a line each: student, exercise, outcome, points. --whole: also all else but the time that it took.
"""

import json
import pathlib
import sys


def line(path, whole):
    """Of one grade."""
    grade = json.loads(path.read_text())
    del grade["seconds"]
    result = grade["result"]
    words = [path.parent.name, path.stem, result["outcome"], f"{result['points']}/{result['max_points']}"]
    return " ".join(words + ([json.dumps(grade)] if whole else []))


def main():
    for path in sorted(pathlib.Path(sys.argv[1]).glob("[!.]*/*.json")):
        print(line(path, "--whole" in sys.argv))


if __name__ == "__main__":
    main()
