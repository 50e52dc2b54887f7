# SPDX-License-Identifier: MIT
"""How far hostile programs get above their limits, seen from outside of the grader: by a control group around a whole grading,
less what a harmless one takes under the same specification. A part of the bench, so of its own accord it does nothing."""

import contextlib
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading
import time

import yaml

import traced

GRADER = traced.ROOT / "build/bin/grader"
HOSTILE = traced.ROOT / "tests/hostile"
HERE = pathlib.Path(__file__).resolve().parent
GROUPS = pathlib.Path("/sys/fs/cgroup")
UNIFIED = (GROUPS / "cgroup.controllers").exists()
MEBIBYTE = 1024 * 1024
AMPLE = {"wall": 60, "cpu": 60, "memory": "2 GiB", "processes": 64, "output": "1 MiB", "file_size": "16 MiB"}
MOST = 1.2


# --- a control group

@contextlib.contextmanager
def group():
    """The folders of a new one by controller, in either version of control groups."""
    name = f"grader-bench-{os.getpid()}"
    folders = {controller: GROUPS / ("" if UNIFIED else controller) / name for controller in ("memory", "cpuacct", "pids")}
    for folder in folders.values():
        folder.mkdir(exist_ok=True)
    try:
        yield folders
    finally:
        for folder in set(folders.values()):
            folder.rmdir()


def number(path, word=None):
    words = path.read_text(encoding="ascii").split()
    return int(words[words.index(word) + 1] if word else words[0])


def most_memory(folders):
    return number(folders["memory"] / ("memory.peak" if UNIFIED else "memory.max_usage_in_bytes"))


def cpu_time(folders):
    """In seconds."""
    if UNIFIED:
        return number(folders["cpuacct"] / "cpu.stat", "usage_usec") / 1e6
    return number(folders["cpuacct"] / "cpuacct.usage") / 1e9


class Counter(threading.Thread):
    """The most processes that were in a group, for kernels that do not count them."""

    def __init__(self, folder):
        super().__init__(daemon=True)
        self.path, self.most, self.ended = folder / "pids.current", 0, threading.Event()

    def run(self):
        while not self.ended.wait(0.0005):
            self.most = max(self.most, number(self.path))


# --- a grading

def kept(folder):
    """The bytes of output in the traces that were kept."""
    return sum(len(event["data"].encode().decode("unicode_escape")) for path in sorted(pathlib.Path(folder).rglob("*.trace"))
               for event in traced.events(path.read_bytes()) if event["event"] == "output")


def measured(words):
    """What one grading takes."""
    with group() as folders, tempfile.TemporaryDirectory() as keep:
        def enter():
            for folder in set(folders.values()):
                (folder / "cgroup.procs").write_text("0", encoding="ascii")

        counter = Counter(folders["pids"])
        counter.start()
        before = time.perf_counter()
        done = subprocess.run([GRADER, "check", "-q", "-b", "bwrap", "--keep", keep, *words], check=False, capture_output=True,
                              preexec_fn=enter)
        wall = time.perf_counter() - before
        counter.ended.set()
        counter.join()
        if done.returncode not in (0, 1):
            raise traced.Failed(f"grader check: status {done.returncode}: {done.stderr.decode(errors='replace')}")
        memory = most_memory(folders)
        return {"wall": wall, "cpu": cpu_time(folders), "memory": memory, "file_size": memory, "processes": counter.most,
                "output": kept(keep)}


def submission(box, source, is_built):
    """A folder with a program, and the words that grade it."""
    folder = pathlib.Path(tempfile.mkdtemp(dir=box))
    shutil.copy(source, folder / "bench.c")
    if is_built:
        traced.compile_c(source, folder / "bench")
    return [*(("--command", "./bench") if is_built else ()), "-s", pathlib.Path(box) / "spec.yaml", folder]


def excess(rounds, name, source, own_limits=None, clock=None):
    """The most that a hostile program takes more than a harmless one; without limits of its own it is its build that does."""
    spec = yaml.safe_load((HERE / "bench.yaml").read_text(encoding="utf-8"))
    spec |= {"clock": clock or "virtual", "limits": AMPLE | (own_limits or {})}
    is_built = own_limits is not None
    with tempfile.TemporaryDirectory() as box:
        (pathlib.Path(box) / "spec.yaml").write_text(yaml.safe_dump(spec), encoding="utf-8")
        hostile, harmless = submission(box, source, is_built), submission(box, HERE / "hello.c", is_built)
        measured(harmless)  # what is read for the first time would count
        return max(measured(hostile)[name] - measured(harmless)[name] for _ in range(rounds))


# --- the rows

def hostile(name):
    return HOSTILE / name / "killing_processes.c"


RUNS = [("memory", 64 * MEBIBYTE, HERE / "eats_at_once.c"), ("memory", 64 * MEBIBYTE, hostile("eats_memory")),
        ("memory", 64 * MEBIBYTE, hostile("eats_system_v_memory")), ("cpu", 2, hostile("computes_for_ever")),
        ("wall", 2, hostile("computes_for_ever")), ("processes", 16, hostile("forks_for_ever")),
        ("processes", 16, hostile("starts_threads_for_ever")), ("output", 16 * 1024, hostile("prints_for_ever")),
        ("output", 16 * 1024, hostile("complains_for_ever")), ("file_size", 32 * MEBIBYTE, hostile("writes_huge_file"))]
BUILDS = [("memory", 1024 * MEBIBYTE, hostile("includes_device")), ("output", 256 * 1024, hostile("includes_itself")),
          ("output", 256 * 1024, hostile("complains_without_end"))]


def limits(table, rounds):
    table.part("The most that hostile programs take, against their limits")
    if os.geteuid() != 0:
        print("  this takes root, for control groups")
        return
    rounds = min(rounds, 5)
    for name, limit, source in RUNS:
        who = source.parent.name if source.parent.parent == HOSTILE else source.stem
        for clock in ("virtual", "real"):
            used = excess(rounds, name, source, {name: limit}, clock)
            table.excess(f"{who}, {clock} clock", name, used, limit, MOST)
    table.excess("sleeps_for_ever, real clock", "wall", excess(rounds, "wall", hostile("sleeps_for_ever"), {"wall": 2}, "real"),
                 2, MOST)
    for name, limit, source in BUILDS:
        table.excess(f"{source.parent.name}, build", name, excess(rounds, name, source), limit, MOST)
