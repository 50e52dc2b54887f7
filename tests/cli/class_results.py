#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Results of a class, as grader/grade.c writes them: for tests, by `import class_results`; or of a whole class of COUNT students in
four exercises, the same in every run: some could not be graded, some handed nothing in, and one has copied.

Usage: class_results.py RESULTS COUNT
"""

import json
import os
import random
import sys

EXERCISES = {"barriers": "Processes at a barrier", "pipes": "Communicating with pipes", "pool": "A pool of processes",
             "signals": "Killing processes"}
STATEMENTS = [
    "if (pipe(ends) == -1) die(\"pipe\");", "pid_t child = fork();", "for (int i = 0; i < count; i++) sum += i;",
    "while (read(ends[0], &value, sizeof value) > 0) printf(\"%d\\n\", value);", "close(ends[1]);", "waitpid(child, NULL, 0);",
    "kill(child, SIGTERM);", "switch (child) { case 0: run(); break; default: rest(); }", "do { step(); } while (left--);",
    "value = left ? right : left + 2;", "char line[80] = \"\";", "exit(EXIT_SUCCESS);", "sleep(1);", "value <<= 3;",
    "write(ends[1], &value, sizeof value);", "struct sigaction action = {.sa_handler = handle};", "return value;", "goto out;",
    "usleep(left * 1000);", "table[left][right] = table[right][left];",
]


def check(name, title, outcome="pass", max_points=2, **more):
    points = max_points if outcome == "pass" else 0
    said = {"id": name, "title": title, "outcome": outcome, "points": points, "max_points": max_points, "message": None,
            "expected": None, "seen": None, "process": None, "schedule": None, "events": [], "lines": [], "hint": None}
    return {**said, **more}


def result(exercise, title, checks, compiler=""):
    outcomes = {said["outcome"] for said in checks}
    return {"submission": "/home/somebody/" + exercise, "exercise": exercise, "title": title,
            "outcome": "error" if "error" in outcomes else "pass" if outcomes == {"pass"} else "fail",
            "points": sum(said["points"] for said in checks), "max_points": sum(said["max_points"] for said in checks),
            "checks": checks, "compiler": compiler}


def write(results, student, found, shown=None, sources=None, seconds=1.0, full_name=None, number=None):
    """`student`: the folder's name, bytes; `found`: a result()."""
    folder = os.path.join(os.fsencode(results), student)
    os.makedirs(folder, exist_ok=True)
    grade = {"format": 1, "student": student.decode("ascii", "backslashreplace"), "full_name": full_name, "id": number,
             "keys": {"submission": "0" * 64, "specification": "1" * 64, "grader": "2" * 64, "sandbox": "bwrap"},
             "seconds": seconds, "result": found, "shown": shown, "sources": sources or {}}
    with open(os.path.join(folder, os.fsencode(found["exercise"]) + b".json"), "w", encoding="utf-8") as file:
        json.dump(grade, file, indent=1)


def program(seed):
    """Some C, unlike that of another seed."""
    chance = random.Random(seed)
    body = "\n".join("    " + chance.choice(STATEMENTS) for _ in range(40))
    return f"#include <stdio.h>\n\nint main(void) {{\n{body}\n}}\n"


def checks_of(exercise, skill, chance):
    checks = [check("build", "The program compiles", max_points=0)]
    for number, (name, title) in enumerate([("ends", "The program ends by itself"), ("prints", "It prints every line"),
                                            ("closes", "Every process closes the ends that it does not use"),
                                            ("waits", "main waits for all of its children")]):
        if chance.random() < skill - number * 0.08:
            checks.append(check(f"{exercise}_{name}", title))
            continue
        schedule = chance.choice([None, None, "newest-first", "random:1", "random:3", "pct:2", "preempt-random:1"])
        checks.append(check(f"{exercise}_{name}", title, "fail", schedule=schedule, expected="`End`", seen="nothing",
                            process="process 1 (main's first child)", message="expected `End`; saw nothing",
                            lines=[{"expected": "1", "seen": "1", "fits": True}, {"expected": "End", "seen": None, "fits": False}],
                            events=["process 1   reads from pipe A  [pipes.c:12  read(ends[0], …);]"] if schedule else [],
                            hint="A read meets the end of file only when every copy of the write end is closed."))
    return checks


def write_class(results, count):
    chance = random.Random(1)
    for number in range(count):
        skill = chance.betavariate(5, 1.5)
        for exercise, title in EXERCISES.items():
            if chance.random() < 0.05:
                continue
            found = result(exercise, title, checks_of(exercise, skill, chance))
            if chance.random() < 0.005:
                found = result(exercise, title, [check("build", "The program compiles", "error", 0, seen="the disk is full")])
            seed = f"{exercise} 7" if (exercise, number) == ("pipes", 11) else f"{exercise} {number}"
            write(results, b"student%03d" % number, found, sources={exercise + ".c": program(seed)},
                  seconds=round(chance.lognormvariate(0, 0.7), 2), full_name=f"Student {number}", number=str(100000 + number))


if __name__ == "__main__":
    write_class(sys.argv[1], int(sys.argv[2]))
