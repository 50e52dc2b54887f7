#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Usage: classes.py STUDENTS FOLDER

Makes a class: a folder a student with a sub-folder for each exercise, which is the reference, another right program or a wrong one,
with an edit of the student's own: a comment, and a name for it. The same number makes the same class.
As a part of the bench: how many gradings a minute a batch makes, how that grows with the class, how busy the processors are and
how much memory the grader itself takes."""

import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
GRADER = ROOT / "build/bin/grader"
QUICK = ("derom", "naming_processes", "process_pool", "processes_barrier")


def exercises():
    return sorted(path.stem for path in (ROOT / "specs").glob("*.yaml"))


def programs(exercise):
    """Right ones as often as wrong ones."""
    right = [ROOT / "reference" / exercise, *sorted((ROOT / "tests/accepted" / exercise).glob("*/"))]
    wrong = sorted(path for path in (ROOT / "tests/programs" / exercise).glob("*/"))
    return [program for pair in zip(right * len(wrong), wrong) for program in pair]


def make(students, folder, names):
    for number in range(students):
        for place, exercise in enumerate(names):
            known = programs(exercise)
            submission = folder / f"student{number:04}" / exercise
            shutil.copytree(known[(number * 7 + place) % len(known)], submission)
            for source in submission.glob("*.c"):
                with source.open("a") as file:
                    file.write(f"\n// student{number:04}\n")


class Watch(threading.Thread):
    """The most memory of a process while it lives, in bytes; of it alone."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.path, self.most = pathlib.Path(f"/proc/{pid}/status"), 0

    def run(self):
        while True:
            try:
                lines = self.path.read_text(encoding="ascii").splitlines()
            except OSError:
                return
            self.most = max([self.most] + [int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")])
            time.sleep(0.1)


def cpu_of_children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def grade(submissions, results, specs):
    """Wall time in seconds, the share of the processors' time, and the grader's memory in bytes."""
    before, begin = cpu_of_children(), time.perf_counter()
    with subprocess.Popen([GRADER, "batch", submissions, "-o", results, "-q", "-b", "bwrap", "--specs", specs],
                          stdout=subprocess.DEVNULL) as process:
        watch = Watch(process.pid)
        watch.start()
        status = process.wait()
    watch.join()
    wall = time.perf_counter() - begin
    if status:
        raise subprocess.CalledProcessError(status, "grader batch")
    return wall, (cpu_of_children() - before) / wall / len(os.sched_getaffinity(0)), watch.most


def classes(table, rounds):
    """The two classes in turn, as often as there is time for."""
    table.part("A class of 300 and one of 30 (grader batch, four exercises, no Valgrind)")
    took, busy, memory = {30: [], 300: []}, [], {30: 0, 300: 0}
    with tempfile.TemporaryDirectory() as name:
        box = pathlib.Path(name)
        (box / "specs").mkdir()
        for exercise in QUICK:
            spec = yaml.safe_load((ROOT / f"specs/{exercise}.yaml").read_text())
            spec["checks"] = [check for check in spec["checks"] if "no_memory_errors" not in check]
            (box / f"specs/{exercise}.yaml").write_text(yaml.safe_dump(spec))
        for students in took:
            make(students, box / f"class{students}", QUICK)
        for _ in range(1 if rounds < 15 else 3):
            for students, times in took.items():
                wall, share, most = grade(box / f"class{students}", box / "results", box / "specs")
                shutil.rmtree(box / "results")
                times.append(wall)
                busy.append(share)
                memory[students] = max(memory[students], most)
    each = {students: sorted(times)[len(times) // 2] / students / len(QUICK) for students, times in took.items()}
    table.ratio("one grading, of 300 students", each[300], "of 30 students", each[30], 1.1)
    table.share("processors busy", min(busy), 0.85)
    table.excess("the grader's own memory, 300 students", "MiB", memory[300] / 2**20, 100, 1)
    table.excess("the same, against 30 students", "MiB", memory[300] / 2**20, memory[30] / 2**20, 1.25)


def main():
    make(int(sys.argv[1]), pathlib.Path(sys.argv[2]), exercises())


if __name__ == "__main__":
    main()
