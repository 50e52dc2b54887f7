#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Grades the programs of tests/races under schedules: each race must be found by one of them, its twin fail under none.

With --replay, the first schedule that finds a race is run so often, and must leave the same trace each time.
A schedule that ends in a colon stands for seeds: `random:` with --rounds 3 is random:1, random:2 and random:3.
tests/races/races.tsv lists the races.
"""

import argparse
import collections
import concurrent.futures
import functools
import pathlib
import subprocess
import sys
import tempfile

import traced

FOLDER = traced.ROOT / "tests/races"
STRICT = ("first-come", "last-come", "newest-first", "oldest-first", "stagger:0.5")
SHOWN = 6  # schedules of a race that are named

Race = collections.namedtuple("Race", "name kind depth words")


class Broken(Exception):
    """The grader could not say what it should: its words."""


def races(names=()):
    """The rows of the table, or those of them that are named."""
    lines = (FOLDER / "races.tsv").read_text().splitlines()
    table = [Race(*line.split("\t")) for line in lines if line and not line.startswith("#")]
    unknown = set(names) - {race.name for race in table}
    if unknown:
        raise Broken(f"no race is named {unknown.pop()}")
    return [race for race in table if not names or race.name in names]


def with_seeds(schedules, rounds):
    """The schedules by their whole names."""
    return [name for schedule in schedules
            for name in ([f"{schedule}{seed}" for seed in range(1, rounds + 1)] if schedule.endswith(":") else [schedule])]


def write_specification(path, schedules):
    """The specification that judges all races, with these schedules."""
    quoted = ", ".join(f"'{schedule}'" for schedule in schedules)
    path.write_text((FOLDER / "race.yaml").read_text() + f"\nschedules: [{quoted}]\n")


def knows(grader, schedule):
    """Whether the grader knows a schedule of this name."""
    with tempfile.TemporaryDirectory() as box:
        path = pathlib.Path(box) / "race.yaml"
        write_specification(path, [schedule])
        return subprocess.run([grader, "lint", path], check=False, capture_output=True).returncode == 0


def limit_of(found):
    """What ended the run before its time, or None."""
    return next((e["name"] for e in found if e["event"] == "limit"), None)


def complaint(trace):
    """What is wrong with a run, "" where nothing is."""
    found = traced.events(trace)
    if limit := limit_of(found):
        return limit
    end = next((e for e in found if e["event"] == "exit" and e["process"] == "0"), {})
    if end.get("status") != "0":
        return f"status {end['status']}" if "status" in end else f"signal {end.get('signal')}"
    printed = traced.printed(trace)
    return "" if printed == "ok\n" else printed.strip() or "no output"


def schedule_of(trace):
    """The name in the trace's head."""
    return next(line.split(" ", 1)[1] for line in trace.decode(errors="replace").splitlines() if line.startswith("schedule "))


def run(grader, program, schedules):
    """What the grader came to, and the traces of its runs."""
    with tempfile.TemporaryDirectory() as box:
        spec, kept = pathlib.Path(box) / "race.yaml", pathlib.Path(box) / "kept"
        write_specification(spec, schedules)
        done = subprocess.run([grader, "check", "-q", "-b", "bwrap", "-s", spec, "--keep", kept, program], check=False,
                              capture_output=True, text=True)
        if done.returncode not in (0, 1):
            raise Broken(f"{program}: grader check: status {done.returncode}: {done.stderr}{done.stdout}")
        return done, [path.read_bytes() for path in kept.rglob("*.trace") if path.name != "build.trace"]


def graded(grader, program, schedules):
    """What is wrong by schedule; without those that come after a run that does not end. Where every run ends, those that are not
    made would be the same: nobody can be preempted."""
    done, traces = run(grader, program, schedules)
    found = {schedule_of(trace): complaint(trace) for trace in traces}
    if not found or not set(found) <= set(schedules) or any(found.values()) != bool(done.returncode):
        raise Broken(f"{program}: the traces tell something else than the grader: {done.stdout}{found}")
    if any(limit_of(traced.events(trace)) for trace in traces):
        return found
    return {schedule: found.get(schedule, "") for schedule in schedules}


def judged(grader, program, schedules):
    """What is wrong with a program by schedule; program: the folder with its source."""
    found = {}
    while left := [schedule for schedule in schedules if schedule not in found]:
        found |= graded(grader, program, left)
    return {schedule: found[schedule] for schedule in schedules}


def fails(found):
    """The schedules under which a program fails, in short."""
    names = [name for name, wrong in found.items() if wrong]
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{len(names)} of {len(found)}" + (f": {', '.join(names[:SHOWN])}{more}" if names else "")


def outcome(grader, schedules, twins_alone, race):
    """Whether a race is as it should be, and words for it."""
    found = {} if twins_alone else judged(grader, FOLDER / race.name / "race", schedules)
    twin = judged(grader, FOLDER / race.name / "twin", schedules)
    words = f"{race.name:26} {race.kind:6} {race.depth}  "
    words += f"its twin: {len(twin)} schedules" if twins_alone else f"fails under {fails(found)}"
    if any(twin.values()):
        wrong = next(wrong for wrong in twin.values() if wrong)
        words += f"\n  FAILED: its twin fails under {fails(twin)}: {wrong}"
    return (twins_alone or any(found.values())) and not any(twin.values()), words


def replayed(grader, schedules, times, race):
    """Whether the first schedule that finds a race leaves the same trace so often, and words for it."""
    program = FOLDER / race.name / "race"
    schedule = next((name for name, wrong in judged(grader, program, schedules).items() if wrong), None)
    if not schedule:
        return False, f"{race.name:26} FAILED: found by none of {len(schedules)} schedules"
    seen = collections.Counter(trace for _ in range(times) for trace in run(grader, program, [schedule])[1])
    same, wrong = max(seen.values()), all(map(complaint, seen))
    words = "" if same == times and wrong else f"\n  FAILED: {len(seen)} traces, {'all' if wrong else 'not all'} of them of failures"
    return not words, f"{race.name:26} {schedule:16} the same {same} of {times} times{words}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=pathlib.Path, metavar="BUILD", help="the folder of bin/grader")
    parser.add_argument("names", nargs="*", metavar="NAME", help="these races alone")
    parser.add_argument("--schedules", default=",".join(STRICT), metavar="LIST", help="divided by commas; else %(default)s")
    parser.add_argument("--rounds", type=int, default=10, help="seeds for a schedule that ends in a colon")
    parser.add_argument("--twins", action="store_true", help="the right twins alone")
    parser.add_argument("--replay", type=int, metavar="TIMES", help="the first schedule that finds a race, so often")
    parser.add_argument("--jobs", type=int, default=2, help="gradings at once")
    options = parser.parse_intermixed_args()
    grader = (options.build / "bin/grader").resolve()
    schedules = with_seeds(options.schedules.split(","), options.rounds)
    judge = (functools.partial(replayed, grader, schedules, options.replay) if options.replay
             else functools.partial(outcome, grader, schedules, options.twins))
    passed = failed = 0
    try:
        table = races(options.names)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            for right, words in pool.map(judge, table):
                passed, failed = passed + right, failed + (not right)
                print(words, flush=True)
    except Broken as broken:
        print(f"races: {broken}", file=sys.stderr)
        return 3
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
