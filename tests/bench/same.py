#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Runs reference programs again and again under the virtual clock: each must leave one trace, byte for byte.

Half of the runs have busy loops beside them. On a difference the first line that differs is shown, and the exit
status is 1.
"""

import argparse
import concurrent.futures
import contextlib
import itertools
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True  # no __pycache__ among the sources
sys.path.insert(0, str(HERE.parent))
import traced  # noqa: E402

PROGRAMS = traced.ROOT / "build/bench/reference"
# It ends with its parent, however that ends.
BUSY_LOOP = f"""
import os
while os.getppid() == {os.getpid()}:
    for _ in range(1000000):
        pass
"""


@contextlib.contextmanager
def load(count):
    """This many busy loops beside what is done within."""
    loops = []
    try:
        for _ in range(count):
            loops.append(subprocess.Popen([sys.executable, "-S", "-E", "-c", BUSY_LOOP]))
        yield
    finally:
        for loop in loops:
            loop.kill()
        for loop in loops:
            loop.wait()


def first_difference(expected, found):
    pairs = itertools.zip_longest(expected.splitlines(), found.splitlines(), fillvalue=b"(no line)")
    for number, (one, other) in enumerate(pairs, 1):
        if one != other:
            return (f"line {number} differs:\n  first run  {one.decode(errors='replace')}\n"
                    f"  this run   {other.decode(errors='replace')}")
    return "the ends of lines differ"


def traces(program, runs, jobs):
    """The traces of so many runs, as they come; nothing is begun any more once nobody wants the next."""
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        waiting = [pool.submit(traced.run, program) for _ in range(runs)]
        try:
            for one in waiting:
                yield one.result()
        finally:
            pool.shutdown(cancel_futures=True)


def references():
    """The names of those that run on their own time: MPI polls."""
    folders = sorted((traced.ROOT / "reference").iterdir())
    return [folder.name for folder in folders if "<mpi.h>" not in (folder / f"{folder.name}.c").read_text()]


def reference(name):
    """The path of a reference program, built anew; a function is called by its exercise's driver."""
    folder, drivers = traced.ROOT / "reference" / name, traced.ROOT / "specs" / name
    first, *rest = [*sorted(folder.glob("*.c")), *sorted(drivers.glob("*.c"))]
    traced.compile_c(first, PROGRAMS / name, "-I", str(folder), *map(str, rest))
    return PROGRAMS / name


def complaint(name, arguments):
    """How the runs of one program differ, or None."""
    program = reference(name).read_bytes()
    expected, done = None, 0
    for runs, loops in ((arguments.runs - arguments.runs // 2, 0), (arguments.runs // 2, arguments.load)):
        with load(loops), contextlib.closing(traces(program, runs, arguments.jobs)) as found:
            for trace in found:
                expected = expected or trace
                if trace != expected:
                    return f"run {done + 1}, beside {loops} busy loops: {first_difference(expected, trace)}"
                done += 1
                if done % max(arguments.runs // 10, 1) == 0:
                    print(f"{name}: {done} of {arguments.runs} runs the same", file=sys.stderr, flush=True)
    return None


def main():
    everything = references()
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("programs", nargs="*", metavar="PROGRAM", help="names of reference/; else all of them")
    parser.add_argument("--runs", type=int, default=1000, help="runs of each program, 1000 where not given")
    parser.add_argument("--load", type=int, default=8, help="busy loops beside half of them, 8 where not given")
    parser.add_argument("--jobs", type=int, default=1, help="runs at once")
    arguments = parser.parse_args()
    unknown = set(arguments.programs) - set(everything)
    if unknown or arguments.runs < 2:
        parser.error(f"no reference program is named {unknown.pop()}" if unknown else "it takes two runs to differ")
    failed = 0
    for name in arguments.programs or everything:
        try:
            wrong = complaint(name, arguments)
        except (traced.Failed, subprocess.CalledProcessError) as error:
            wrong = error
        if wrong:
            failed += 1
        print(f"{name}: {wrong or 'one trace'}", flush=True)
    print(f"{len(arguments.programs or everything) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
