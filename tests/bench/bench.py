#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Times the grader against what it is built on and prints a table of ratios; README.md tells how to read it.

All that is compared runs in turn (A B A B …) in the same minutes, so that a busy machine hits both alike. Exit status:
0 every bar is met, 1 one is missed, 3 something broke.
"""

import argparse
import contextlib
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import yaml

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True  # no __pycache__ among the sources
sys.path.insert(0, str(HERE.parent))
import classes  # noqa: E402
import limits  # noqa: E402
import same  # noqa: E402
import traced  # noqa: E402

GRADER = traced.ROOT / "build/bin/grader"
PROGRAMS = traced.ROOT / "build/bench"
BARE_SANDBOX = [word for word in traced.SANDBOX if word != "--as-pid-1"]


# --- running

def finish(process, status=0):
    words = process.communicate()[1]
    if process.returncode != status:
        raise traced.Failed(f"{process.args[0]}: status {process.returncode}: {words.decode(errors='replace')}")


def begin(*words, **options):
    return subprocess.Popen([str(word) for word in words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                            **{"stdin": subprocess.DEVNULL, **options})


def start(*words, status=0, **options):
    """Runs a program to its end, which must have this exit status."""
    finish(begin(*words, **options), status)


@contextlib.contextmanager
def one_processor():
    """What is started within stays on one processor, as under `taskset -c`."""
    all_of_them = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(all_of_them)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, all_of_them)


def pinned(*words):
    with one_processor():
        start(*words)


def trace_directly(job):
    """The tracer without a sandbox, its trace thrown away as strace's is."""
    with tempfile.TemporaryDirectory() as box, open(job, "rb") as asked:
        start(traced.TRACER, stdin=asked, cwd=box)


def interleaved(rounds, **contestants):
    """The median time of each in seconds, by name; a first round does not count."""
    times = {name: [] for name in contestants}
    for number in range(rounds + 1):
        for name, contestant in contestants.items():
            before = time.perf_counter()
            contestant()
            if number:
                times[name].append(time.perf_counter() - before)
    return {name: statistics.median(values) for name, values in times.items()}


def built(name):
    """The path of a program of the bench."""
    traced.compile_c(HERE / f"{name}.c", PROGRAMS / name)
    return PROGRAMS / name


# --- the table

def shown(seconds):
    if seconds < 0:
        return "-" + shown(-seconds)
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1e3:.1f} ms" if seconds >= 1e-3 else f"{seconds * 1e6:.1f} µs"


class Table:
    def __init__(self):
        self.missed = 0

    def part(self, title):
        print(f"\n{title}", flush=True)

    def bar(self, value, limit, text):
        if limit is None:
            return ""
        self.missed += value > limit
        return f"{text} {'met' if value <= limit else 'MISSED'}"

    def ratio(self, name, ours, other_name, other, limit=None):
        ratio = ours / other if other > 0 else float("inf")
        print(f"  {name:34} {shown(ours):>9}  {other_name:22} {shown(other):>9}  {ratio:7.2f}  "
              + self.bar(ratio, limit, f"≤ {limit}"), flush=True)

    def excess(self, name, what, used, limit, most):
        print(f"  {name:40} {what:10} {used:13,.6g} of {limit:<13,.6g} {used / limit:9.2f}  "
              + self.bar(used / limit, most, f"≤ {most}"), flush=True)

    def share(self, name, value, least):
        self.missed += value < least
        print(f"  {name:34} {value:9.0%}  {'':22} {'':9}  {'':7}  ≥ {least:.0%} {'met' if value >= least else 'MISSED'}", flush=True)

    def time(self, name, ours, limit):
        print(f"  {name:34} {shown(ours):>9}  {'':22} {'':9}  {'':7}  " + self.bar(ours, limit, f"< {shown(limit)}"),
              flush=True)


# --- what is measured

def references(table, rounds):
    table.part("A reference program under the virtual clock, sandbox and all, against its bare run")
    for name in same.references():
        path = same.reference(name)
        program = path.read_bytes()
        took = interleaved(rounds, ours=lambda p=program: traced.run(p), bare=lambda p=path: start(p))
        table.ratio(name, took["ours"], "bare", took["bare"])


def traced_calls():
    """For strace: the calls that the tracer sees; `?` skips what this machine or strace does not know."""
    rows = re.findall(r"^CALL\((\w+)", (traced.ROOT / "grader/tracer/calls.def").read_text(), re.MULTILINE)
    return "trace=" + ",".join("?" + name for name in sorted(set(rows)))


def calls(table, rounds):
    table.part("One traced call, the bare run taken off, against strace -f --seccomp-bpf with the same calls")
    strace = ["strace", "-f", "--seccomp-bpf", "-e", traced_calls(), "-o", "/dev/null"]
    for name, title, bars in (("ping_pong", "ping-pong of two processes", (1.0, 0.2)),
                              ("pool", "pool of eight workers", (1.0, 0.2)),
                              ("stops", "a call that does nothing", (None, None))):
        path = built(name)
        count = int(subprocess.run([path], check=True, capture_output=True).stdout)
        if int(traced.printed(traced.run(path.read_bytes()))) != count:
            raise traced.Failed(f"{name} counts its calls otherwise when it is traced")
        job = PROGRAMS / f"{name}.job"
        job.write_bytes(traced.job(path.read_bytes()))
        took = interleaved(rounds, ours=lambda j=job: trace_directly(j), bare=lambda p=path: start(p),
                           pinned_bare=lambda p=path: pinned(p), strace=lambda p=path: start(*strace, p),
                           pinned_strace=lambda p=path: pinned(*strace, p))
        ours = (took["ours"] - took["pinned_bare"]) / count
        theirs = (took["pinned_strace"] - took["pinned_bare"]) / count
        table.ratio(title, ours, "strace, one processor", theirs, bars[0])
        table.ratio("", ours, "strace, all processors", (took["strace"] - took["bare"]) / count, bars[1])


def check(folder, *words, status=0):
    """A whole grading: grader check with the bench's specification."""
    start(GRADER, "check", "-q", "-b", "bwrap", "-s", HERE / "bench.yaml", *words, folder, status=status)


def submission(name, box):
    """A folder with one program of the bench, to be compiled, or (by --command) as it is."""
    folder = pathlib.Path(box) / name
    folder.mkdir()
    shutil.copy(HERE / f"{name}.c", folder / "bench.c")
    shutil.copy(built(name), folder / "bench")
    return folder


def fixed(table, rounds):
    table.part("A whole grading (grader check, no Valgrind) of a program that prints one line")
    with tempfile.TemporaryDirectory() as box:
        folder = submission("hello", box)
        took = interleaved(
            rounds, whole=lambda: check(folder), built=lambda: check(folder, "--command", "./bench"),
            bare=lambda: start(*BARE_SANDBOX, "--ro-bind", folder / "bench", "/program", "/program"),
            gcc=lambda: start("gcc", "-std=gnu17", "-g", "-O0", "-Wall", "-Wextra", "-o", folder / "again",
                              folder / "bench.c", "-pthread", "-lrt"))
    table.ratio("grader check", took["whole"], "bare bwrap", took["bare"])
    table.ratio("grader check", took["whole"], "bare gcc + bare bwrap", took["gcc"] + took["bare"])
    table.ratio("grader check --command", took["built"], "bare bwrap", took["bare"])


def sleeps(table, rounds):
    table.part("Time that does not pass")
    ten_times = built("sleeps").read_bytes()
    with tempfile.TemporaryDirectory() as box:
        long, stuck = submission("sleeps", box), submission("deadlock", box)
        took = interleaved(rounds, ten=lambda: traced.run(ten_times, ("1", "10")), long=lambda: check(long),
                           stuck=lambda: check(stuck, "--command", "./bench", status=1))
    table.time("10 s of sleep, in the sandbox", took["ten"], 0.1)
    table.time("100,000 s of sleep, grader check", took["long"], 1)
    table.time("deadlock, grader check --command", took["stuck"], 0.2)


def together(table, rounds):
    table.part("Gradings side by side (grader check with Valgrind)")
    name = "communicating_with_pipe"
    words = (GRADER, "check", "-q", "-b", "bwrap", "--specs", traced.ROOT / "specs", traced.ROOT / "reference" / name)

    def two():
        for process in [begin(*words), begin(*words)]:
            finish(process)

    if len(os.sched_getaffinity(0)) < 2:
        print("  this takes two processors")
        return
    took = interleaved(rounds, one=lambda: start(*words), two=two)
    table.ratio("two at once", took["two"], "one alone", took["one"], 1.3)


def plain_way(exercise, spec, box):
    """Compiles, runs and runs under Valgrind, each once, on the machine's clock in bubblewrap."""
    mpi = spec.get("mpi")
    reference = traced.ROOT / "reference" / exercise
    sources = [reference / name for name in spec["files"] if name.endswith(".c")]
    if "driver" in spec:
        sources.append(traced.ROOT / "specs" / exercise / spec["driver"])
    program = pathlib.Path(box) / exercise
    start("mpicc.mpich" if mpi else "gcc", "-std=gnu17", "-g", "-O0", "-I", reference, "-o", program, *sources, "-pthread", "-lrt")
    launcher = ("mpiexec.mpich", "-n", str(mpi)) if mpi else ()
    inside = (*BARE_SANDBOX, "--ro-bind", program, "/program", "--setenv", "UCX_LOG_LEVEL", "fatal")
    start(*inside, *launcher, "/program")
    if not mpi:
        start(*inside, "valgrind", "-q", "--trace-children=yes", "--leak-check=full", "/program")


def without_valgrind(spec):
    return spec | {"checks": [check for check in spec["checks"] if "no_memory_errors" not in check]}


def course(table, rounds):
    table.part("All fourteen references, graded: build, run and Valgrind")
    specs = {path.stem: yaml.safe_load(path.read_text()) for path in sorted((traced.ROOT / "specs").glob("*.yaml"))}

    def grade(folder, *exercises):
        return begin(GRADER, "check", "-q", "-b", "bwrap", "--specs", folder, *(traced.ROOT / "reference" / name for name in exercises))

    def whole():
        finish(grade(traced.ROOT / "specs", *specs))

    def quick(folder):
        names = [name for name in specs if "mpi" not in specs[name]]
        for process in [grade(folder, *names[::2]), grade(folder, *names[1::2])]:
            finish(process)

    with tempfile.TemporaryDirectory() as box:
        folder = pathlib.Path(box) / "specs"
        shutil.copytree(traced.ROOT / "specs", folder)
        for name, spec in specs.items():
            (folder / f"{name}.yaml").write_text(yaml.safe_dump(without_valgrind(spec)))
        took = interleaved(min(rounds, 3), whole=whole, quick=lambda: quick(folder),
                           plain=lambda: [plain_way(name, spec, box) for name, spec in specs.items()])
    table.ratio("grader check", took["whole"], "once bare, once Valgrind", took["plain"], 0.25)
    table.time("without Valgrind and MPI, two at once", took["quick"], 2)


def docker(table, rounds):
    if subprocess.run(["docker", "image", "ls"], check=False, capture_output=True).returncode:
        print("\ndocker: no engine, left out")
        return
    table.part("All fourteen references in Docker, a container each")
    names = [traced.ROOT / "reference" / path.stem for path in sorted((traced.ROOT / "specs").glob("*.yaml"))]

    def grade(sandbox):
        finish(begin(GRADER, "check", "-q", "-b", sandbox, "--specs", traced.ROOT / "specs", *names))

    took = interleaved(min(rounds, 5), docker=lambda: grade("docker"), bwrap=lambda: grade("bwrap"))
    table.time("more than in bubblewrap", took["docker"] - took["bwrap"], 1.5)


PARTS = {part.__name__: part for part in (references, calls, fixed, sleeps, together, course, docker,
                                             limits.limits, classes.classes)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="3 rounds, where else it is 15")
    parser.add_argument("--only", choices=PARTS, action="append", help="this part of the table")
    arguments = parser.parse_args()
    if not shutil.which("strace") and "calls" in (arguments.only or PARTS):
        print("bench: strace is missing: install it, or name other parts with --only", file=sys.stderr)
        return 3
    table = Table()
    print(f"medians of {3 if arguments.quick else 15} rounds on {len(os.sched_getaffinity(0))} processors")
    try:
        for name in arguments.only or PARTS:
            PARTS[name](table, 3 if arguments.quick else 15)
    except (traced.Failed, subprocess.CalledProcessError, OSError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 3
    print(f"\n{table.missed} bars missed" if table.missed else "\nevery bar met")
    return 1 if table.missed else 0


if __name__ == "__main__":
    sys.exit(main())
