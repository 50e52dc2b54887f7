#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Runs the programs of tests/calls as tests/calls.tsv says: under the tracer's virtual clock, or --bare without it.

A program checks itself; here is checked what only the trace can show: at what time a run ends, that it ends by a
deadlock and who waits in which call, that two runs leave the same trace, and that nobody outlives the tracer. Bare, a
second of the program lasts a millisecond, except for those (--slow) that can count whole seconds only.
"""

import argparse
import concurrent.futures
import contextlib
import functools
import os
import pathlib
import re
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time

import traced

FOLDER = traced.ROOT / "tests/calls"
BUILT = traced.ROOT / "build/tests/calls"
SKIPPED = 77  # exit status of a program that this machine can't run
BARE_SECOND = "@1000"
EXACT = 0.05  # seconds: what a program does besides waiting takes no longer
TRIES = 3  # on the machine's clock, whose sleepers may be late when it is busy
PATIENCE = 20  # real seconds for what should happen at once
LIMITS = {"wall": 60_000_000, "cpu": 5_000_000}  # a busy machine lets each of ten thousand calls wait


class Wrong(Exception):
    """What differs from the row."""


NETWORK = "tcp_"  # in cases that use it: the kernel itself moves its bytes, when it likes


class Skipped(Exception):
    """This machine can't run it."""


def expect(truth, *words):
    if not truth:
        raise Wrong(" ".join(map(str, words)))


def rows(only):
    for number, line in enumerate(FOLDER.with_suffix(".tsv").read_text().splitlines(), 1):
        if line and not line.startswith("#"):
            program, case, expected, seconds, bare = line.split("\t")
            if re.search(only, f"{program} {case}"):
                yield number, program, case.split(), expected.split(), seconds, bare


@functools.cache
def lock_of(_program):
    return threading.Lock()


def built(program):
    """The program's file, made if need be; NAME+static is linked with -static."""
    name, *options = program.split("+")
    target, source = BUILT / program, FOLDER / f"{name}.c"
    with lock_of(program):
        newest = max(path.stat().st_mtime for path in (source, *FOLDER.glob("*.h")))
        if not target.exists() or target.stat().st_mtime < newest:
            traced.compile_c(source, target, "-Werror", *(f"-{option}" for option in options))
    return target


def in_calls(expected, found):
    """Whether `found` are the processes of `expected`, each in its call (with threads maybe in others, too)."""
    wanted = dict(word.split(":") for word in expected)
    return {process for process, _ in found} == wanted.keys() and all(
        any((process, call) in found for call in calls.split("|")) for process, calls in wanted.items())


# --- under the tracer

def check_time(seconds, found):
    first, last = (seconds.split("-") * 2)[:2]
    expect(float(first) - 0.001 <= found <= float(last) + EXACT, f"it ends at {found:.6f} s, not {seconds}")


def said(found, stream="stderr"):
    return " / ".join(e["data"] for e in found if e["event"] == "output" and e["stream"] == stream)


def waiting(found):
    return [(e["process"], e["call"]) for e in found if e["event"] == "waiting"]


def end_of_main(found):
    end = next((e for e in found if e["event"] == "exit" and e["process"] == "0"), {})
    if end.get("status") == str(SKIPPED):
        raise Skipped
    return end


def check_end(found, seconds):
    limit = next((e for e in found if e["event"] == "limit"), None)
    expect(not limit, f"limit {limit and limit['name']} at {limit and limit['time']} s, waiting: {waiting(found)}", said(found))
    end = end_of_main(found)
    expect(end.get("status") == "0", f"status {end.get('status')}, signal {end.get('signal')}:", said(found))
    if seconds:
        check_time(seconds, end["time"])


def check_limit(found, limits, seconds, calls):
    end_of_main(found)
    limit = next((e for e in found if e["event"] == "limit"), {})
    expect(limit.get("name") in limits.split("|"), f"limit {limit.get('name')}, not {limits}:", said(found))
    expect(in_calls(calls, waiting(found)), f"waiting: {waiting(found)}, not {calls}")
    if limits == "deadlock":
        check_time(seconds, limit["time"])


@contextlib.contextmanager
def load():
    """Every processor is busy."""
    busy = [subprocess.Popen(["sh", "-c", "while :; do :; done"]) for _ in range(2 * os.cpu_count())]
    try:
        yield
    finally:
        for one in busy:
            one.kill()
            one.wait()


def check_same(run, times, loaded):
    first = run()
    with load() if loaded else contextlib.nullcontext():
        for _ in range(times - 1):
            other = run()
            pairs = zip(first.splitlines(), other.splitlines())
            expect(other == first, "two runs differ:",
                   *next((pair for pair in pairs if pair[0] != pair[1]), ["at the end"]))
    return first


def descendants(pid):
    parents = {}
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parent = int(path.read_text().rpartition(")")[2].split()[1])
            parents.setdefault(parent, []).append(int(path.parent.name))
    found = parents.get(pid, [])
    return found + [deeper for one in found for deeper in descendants(one)]


def check_dies(tracer, program, case):
    """The tracer is killed: none of the program's four processes is left, though no sandbox sees to it."""
    with tempfile.TemporaryDirectory() as folder, subprocess.Popen(
            [tracer], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL) as process:
        os.chmod(folder, 0o755)  # root's tracer runs the program as another user
        process.stdin.write(traced.job(program, case))
        process.stdin.close()
        end = time.monotonic() + PATIENCE
        while len(family := descendants(process.pid)) < 4 and time.monotonic() < end and process.poll() is None:
            os.sched_yield()
        handles = [os.pidfd_open(pid) for pid in family]
        process.kill()
        left = [handle for handle in handles if not select.select([handle], [], [], PATIENCE)[0]]
        for handle in handles:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(handle, signal.SIGKILL)
            os.close(handle)
        expect(len(family) >= 4, f"there were {len(family)} processes")
        expect(not left, f"{len(left)} processes outlived the tracer")


def check_observed(options, row):
    """Under the tracer, but on the machine's clock: it is in nobody's way."""
    _, program, case, (kind, *_), _, _ = row
    if kind not in ("exit", "prints", "notes"):
        raise Skipped
    trace = traced.run(built(program).read_bytes(), [BARE_SECOND, *case], "real", tracer=options.tracer)
    check_end(traced.events(trace), None)


def check_traced(options, row):
    _, program, case, (kind, *details), seconds, _ = row
    file = built(program).read_bytes()

    def run(**limits):
        return traced.run(file, case, tracer=options.tracer, **(LIMITS | limits))

    def run_again():
        return check_same(run, 1 if NETWORK in case[0] else options.repeat, False)

    if kind == "dies":
        check_dies(options.tracer, file, case)
    elif kind == "deadlock":
        check_limit(traced.events(run_again()), "deadlock", seconds, details)
    elif kind == "limit":
        check_limit(traced.events(run(cpu=500_000)), details[0], seconds, details[1:])
    elif kind == "same":
        check_end(traced.events(check_same(run, int(details[0]), "loaded" in details)), seconds)
    else:
        trace = run_again()
        found = traced.events(trace)
        check_end(found, seconds)
        printed = [e["process"] + ":" + e["data"].removesuffix("\\n") for e in found if e["event"] == "output"]
        expect(kind != "prints" or printed == details, f"printed: {printed}")
        for process, event, word in (detail.split(":") for detail in details if kind == "notes"):
            pattern = rf"^\S+ {process.lstrip('!')} {event} .*\b{re.escape(word)}\b"
            found = bool(re.search(pattern, trace.decode(errors="replace"), re.M))
            expect(found != process.startswith("!"), f"the trace has{' no' * (not found)} {event} with {word}, {process}")


# --- bare

@functools.cache
def call_names():
    text = subprocess.run(["gcc", "-E", "-dM", "-include", "sys/syscall.h", "-x", "c", "/dev/null"], check=True,
                          capture_output=True, text=True).stdout
    return {number: name for name, number in re.findall(r"#define __NR_(\w+) (\d+)", text)}


def bare_calls(session):
    """The living processes of a session by birth, each with the call in which it sleeps."""
    found = []
    for path in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            fields = (path / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session and fields[0] not in "ZX":
                number = (path / "syscall").read_text().split()[0]
                call = {"T": "stopped", "R": "running"}.get(fields[0]) or call_names().get(number, "unknown")
                found.append((int(fields[19]), int(path.name), call))
    return [(str(number), call) for number, (_, _, call) in enumerate(sorted(found))]


def end_session(process):
    """SIGTERM lets a program remove what would outlive it."""
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(0.05)
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(path.read_text().rpartition(")")[2].split()[3]) == process.pid:
                os.kill(int(path.parent.name), signal.SIGKILL)
    process.wait()


def check_bare(_options, row):
    _, program, case, (kind, *details), _, _ = row
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+") as errors, subprocess.Popen(
            [built(program), BARE_SECOND, *case], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=errors, start_new_session=True) as process:
        try:
            if kind in ("deadlock", "limit"):
                calls = details[kind == "limit":]
                calls = [f"{number}:{word.split(':')[1]}" for number, word in enumerate(calls)]
                end = time.monotonic() + PATIENCE
                while not in_calls(calls, found := bare_calls(process.pid)) and process.poll() is None:
                    expect(time.monotonic() < end, f"waiting: {found}, not {calls}")
                status = process.returncode or 0
                expect(process.returncode is None or status, "it has an end")
            else:
                status = process.wait(PATIENCE)
        except subprocess.TimeoutExpired as late:
            raise Wrong(f"no end after {PATIENCE} s: {bare_calls(process.pid)}") from late
        finally:
            end_session(process)
        if status == SKIPPED:
            raise Skipped
        errors.seek(0)
        expect(status == 0, f"status {status}:", errors.read().strip())


# --- all

def outcome(options, row, tries=TRIES):
    """What is wrong, "" where nothing is, or None for a program that can't be run here."""
    bare = row[5]
    if options.check is not check_traced and (bare == "-" or bare == "slow" and not options.slow):
        return None
    try:
        options.check(options, row)
    except Skipped:
        return None
    except (Wrong, traced.Failed) as wrong:
        if options.check is check_traced or tries == 1:
            return str(wrong) or "wrong"
        return outcome(options, row, tries - 1)
    return ""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", metavar="PATTERN", help="of the program and its case")
    parser.add_argument("--bare", dest="check", action="store_const", const=check_bare, default=check_traced,
                        help="without the tracer")
    parser.add_argument("--observed", dest="check", action="store_const", const=check_observed,
                        help="under the tracer, but on the machine's clock")
    parser.add_argument("--slow", action="store_true", help="with these two, programs too that take whole seconds")
    parser.add_argument("--jobs", type=int, default=2, help="programs at work at once")
    parser.add_argument("--repeat", type=int, default=2, help="so often each is run, and must leave the same trace")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--tracer", type=os.path.abspath, default=traced.TRACER)
    options = parser.parse_args()
    traced.SANDBOX[:0] = ["timeout", "-k", "1", str(PATIENCE)]  # a tracer that hangs fails one row
    table = list(rows(options.only)) * options.rounds
    passed = failed = skipped = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for row, wrong in zip(table, pool.map(functools.partial(outcome, options), table)):
            passed, failed, skipped = passed + (wrong == ""), failed + bool(wrong), skipped + (wrong is None)
            if wrong:
                print(f"tests/calls.tsv:{row[0]}: {row[1]} {' '.join(row[2])}: {wrong}", flush=True)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
