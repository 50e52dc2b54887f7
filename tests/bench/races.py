#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Prints how often each race of tests/races shows: in bare runs, under each method's schedules, and to other tools.

README.md tells how to read the table. Exit status: 0, or 3 where something broke.
"""

import argparse
import itertools
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True  # no __pycache__ among the sources
sys.path.insert(0, str(HERE.parent))
import races  # noqa: E402
import traced  # noqa: E402

BARE_SANDBOX = [word for word in traced.SANDBOX if word != "--as-pid-1"]
HANG = 2  # seconds: a bare run that takes longer never ends
PATIENCE = 20  # seconds: for a run under a tool
METHODS = {"strict": (*races.STRICT, "random:", "pct:"), "slow": ("slow:",), "preempting": ("preempt-random:", "preempt-pct:", "preempt-pos:")}
TOOLS = {"helgrind": ("--tool=helgrind",), "drd": ("--tool=drd",)}
NONE = "-"


# --- bare

def shows(program):
    """Whether the race shows in one run of its own."""
    words = [*BARE_SANDBOX, "--ro-bind", str(program), "/program", "/program"]
    try:
        done = subprocess.run(words, check=False, capture_output=True, stdin=subprocess.DEVNULL, timeout=HANG)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0 or done.stdout != b"ok\n"


def bare_rate(source, box, runs):
    program = pathlib.Path(box) / "program"
    traced.compile_c(source, program)
    return percent(sum(shows(program) for _ in range(runs)), runs)


# --- the grader's schedules

def percent(part, whole):
    return f"{100 * part / whole:.0f} %" if whole else NONE


def method_schedules(grader, method, count):
    """So many schedules of a method, with each kind's seeds in turn; none of those that the grader does not know."""
    fixed = [name for name in METHODS[method] if not name.endswith(":")]
    kinds = [name for name in METHODS[method] if name.endswith(":") and races.knows(grader, f"{name}1")]
    seeds = (f"{kind}{seed}" for seed in itertools.count(1) for kind in kinds) if kinds else ()
    return list(itertools.islice(itertools.chain(fixed, seeds), count))


def method_share(grader, folder, schedules):
    if not schedules:
        return NONE
    found = races.judged(grader, folder, schedules)
    return percent(sum(bool(wrong) for wrong in found.values()), len(found))


# --- other tools

def watched(box, program, *tool):
    """What one run of a program under a tool leaves in files and on stderr."""
    with tempfile.TemporaryDirectory(dir=box) as notes:
        os.chmod(notes, 0o777)
        words = [*BARE_SANDBOX, "--ro-bind", str(program), "/program", "--bind", notes, "/notes", *tool, "/program"]
        try:
            errors = subprocess.run(words, check=False, capture_output=True, stdin=subprocess.DEVNULL, timeout=PATIENCE).stderr
        except subprocess.TimeoutExpired as late:
            errors = late.stderr or b""
        return errors.decode(errors="replace") + "".join(
            path.read_text(errors="replace") for path in pathlib.Path(notes).iterdir())


def valgrind_sees(source, box, *tool):
    program = pathlib.Path(box) / "program"
    traced.compile_c(source, program)
    words = watched(box, program, "valgrind", *tool, "--trace-children=yes", "--log-file=/notes/%p")
    return bool(re.search(r"ERROR SUMMARY: [1-9]", words))


def sanitizer_sees(source, box):
    program = pathlib.Path(box) / "sanitized"
    traced.compile_c(source, program, "-fsanitize=thread")
    return "WARNING: ThreadSanitizer" in watched(box, program, "setarch", "-R")


def told(sees, race, box, *options):
    """What a tool says of a race; who says the same of its twin has found nothing."""
    source = races.FOLDER / race.name
    if not sees(source / "race/race.c", box, *options):
        return "no"
    return "twin too" if sees(source / "twin/race.c", box, *options) else "yes"


# --- the table

def cells(race, grader, methods, runs):
    """A row of the table, without the name."""
    folder = races.FOLDER / race.name
    with tempfile.TemporaryDirectory() as box:
        return [race.kind, race.depth, bare_rate(folder / "race/race.c", box, runs),
                *(method_share(grader, folder / "race", schedules) for schedules in methods.values()),
                *(told(valgrind_sees, race, box, *options) for options in TOOLS.values()), told(sanitizer_sees, race, box)]


def print_row(name, values):
    print(f"{name:25}" + "".join(f"{value:>11}" for value in values), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=pathlib.Path, metavar="BUILD", help="the folder of bin/grader")
    parser.add_argument("names", nargs="*", metavar="NAME", help="these races alone")
    parser.add_argument("--schedules-per-method", type=int, default=50, metavar="N", help="50 where not given")
    parser.add_argument("--runs", type=int, default=100, help="bare runs, 100 where not given")
    options = parser.parse_intermixed_args()
    if options.runs < 1 or options.schedules_per_method < 1:
        parser.error("it takes one run and one schedule at least")
    grader = (options.build / "bin/grader").resolve()
    try:
        table = races.races(options.names)
        methods = {name: method_schedules(grader, name, options.schedules_per_method) for name in METHODS}
        print_row("race", ["kind", "depth", "bare", *methods, *TOOLS, "tsan"])
        for race in table:
            print_row(race.name, cells(race, grader, methods, options.runs))
    except (races.Broken, traced.Failed, subprocess.CalledProcessError, OSError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
