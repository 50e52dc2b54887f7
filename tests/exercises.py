#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Grades every program of tests/exercises.tsv and compares the verdict with what must happen.

A right program (reference, accepted) gets all points. A wrong one loses its named check, with the words of its message,
and no other; checks that build on the lost one may be skipped with a reason.
"""

import argparse
import concurrent.futures
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def rows(only):
    for number, line in enumerate((ROOT / "tests/exercises.tsv").read_text().splitlines(), 1):
        if line and not line.startswith("#"):
            exercise, kind, folder, check, words = line.split("\t")
            if only in (None, exercise):
                yield number, exercise, kind, folder, check, words


def complaint(result, status, kind, check, words):
    """What is wrong with this verdict, or None."""
    if result["outcome"] == "error":
        return "the grader failed: " + next(
            c["message"] for c in result["checks"] if c["outcome"] == "error")
    failed = [c for c in result["checks"] if c["outcome"] == "fail"]
    names = [c["id"] for c in failed]
    if kind != "wrong":
        good = status == 0 and result["points"] == result["max_points"] == 10
        return None if good else f"a right program got {result['points']} points: {failed}"
    if status != 1 or names != [check]:
        told = [f"{c['id']}: {c['message']}" for c in failed]
        return f"{check} must fail and nothing else, but these did: {told}"
    if words != "-" and words not in failed[0]["message"]:
        return f"the message lacks “{words}”: {failed[0]['message']}"
    silent = [c["id"] for c in result["checks"] if c["outcome"] == "skipped" and not c["message"]]
    return f"skipped without a reason: {silent}" if silent else None


def grade(arguments, row):
    number, exercise, kind, folder, check, words = row
    done = subprocess.run(
        [arguments.grader, "check", "-f", "json", "-b", arguments.sandbox, "--specs",
         ROOT / "specs", "-e", exercise, ROOT / folder],
        stdin=subprocess.DEVNULL, capture_output=True, check=False)
    try:
        result = json.loads(done.stdout)["results"][0]
    except (ValueError, LookupError):
        words = done.stderr.decode(errors="replace").splitlines()[:1]
        return f"no report, exit status {done.returncode}: {words}"
    return complaint(result, done.returncode, kind, check, words)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("grader")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=4, help="gradings at work at once")
    parser.add_argument("--exercise", help="this one only")
    parser.add_argument("--sandbox", default="auto")
    arguments = parser.parse_args()
    table = list(rows(arguments.exercise)) * arguments.rounds
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for row, wrong in zip(table, pool.map(lambda row: grade(arguments, row), table)):
            if wrong:
                failed += 1
                print(f"tests/exercises.tsv:{row[0]}: {row[3]}: {wrong}", flush=True)
    print(f"exercises: {len(table) - failed} passed, {failed} failed")
    return 1 if failed or not table else 0


if __name__ == "__main__":
    sys.exit(main())
