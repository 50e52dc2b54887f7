# SPDX-License-Identifier: MIT
"""Runs one program under the tracer in a bubblewrap sandbox, for tests and benchmarks that look at the trace itself."""

import os
import pathlib
import shlex
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
TRACER = ROOT / "build/bin/grader-tracer"
LIMITS = {"wall": 60_000_000, "time": 200_000_000_000, "cpu": 60_000_000, "memory": 1 << 30, "processes": 64,
          "output": 1 << 20, "file_size": 16 << 20}
SANDBOX = """bwrap --unshare-user --unshare-pid --unshare-ipc --unshare-uts --unshare-net --uid 1000 --gid 1000
    --hostname sandbox --cap-drop ALL --die-with-parent --new-session --as-pid-1 --clearenv
    --setenv PATH /usr/local/bin:/usr/bin:/bin --ro-bind /usr /usr --symlink usr/lib /lib --symlink usr/lib64 /lib64
    --symlink usr/bin /bin --ro-bind-try /etc/alternatives /etc/alternatives --ro-bind-try /etc/ld.so.cache /etc/ld.so.cache
    --proc /proc --dev /dev --mqueue /dev/mqueue --tmpfs /dev/shm --tmpfs /tmp --tmpfs /box --chdir /box""".split()


class Failed(Exception):
    """The tracer left no whole trace: its words."""


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def job(program, arguments=(), clock="virtual", schedule="first-come", **limits):
    """The text that asks for one run; program: the bytes of an executable file."""
    lines = ["grader-job 1", f"clock {quoted(clock)}", f"schedule {quoted(schedule)}"]
    lines += [f"{name} {value}" for name, value in (LIMITS | limits).items()]
    lines += [f"argument {quoted(word)}" for word in ("./program", *arguments)]
    lines += [f"environment {quoted('PATH=/usr/local/bin:/usr/bin:/bin')}"]
    lines += [f"file 755 {len(program)}  {quoted('program')}", ""]
    return "\n".join(lines).encode() + program + b"\ngo\n"


def run(program, arguments=(), clock="virtual", schedule=None, tracer=TRACER, **limits):
    """The trace as bytes."""
    schedule = schedule or ("first-come" if clock == "virtual" else "free")
    done = subprocess.run([*SANDBOX, "--ro-bind", str(tracer), "/tracer", "/tracer"], check=False, capture_output=True,
                          input=job(program, arguments, clock, schedule, **limits))
    if done.returncode or not done.stdout.splitlines()[-1:] or not done.stdout.splitlines()[-1].startswith(b"end "):
        raise Failed(f"status {done.returncode}: {done.stderr.decode(errors='replace')}{done.stdout[-300:]}")
    return done.stdout


def events(trace):
    """The trace's events as dictionaries: time (float), process (text), event, and the event's own values as text."""
    found = []
    for line in trace.decode(errors="surrogateescape").splitlines()[3:-1]:
        time, process, event, *rest = line.split(" ", 3)
        values = dict(word.split("=", 1) for word in shlex.split(rest[0])) if rest else {}
        found.append({"time": float(time), "process": process, "event": event, **values})
    return found


def printed(trace):
    """What all processes wrote to stdout."""
    return "".join(e["data"].encode().decode("unicode_escape") for e in events(trace)
                   if e["event"] == "output" and e["stream"] == "stdout")


def compile_c(source, target, *options):
    """Builds a C source as a student's program is built; target: a path."""
    os.makedirs(os.path.dirname(target), exist_ok=True)
    subprocess.run(["gcc", "-std=gnu17", "-g", "-O0", "-Wall", "-Wextra", *options, "-o", str(target), str(source),
                    "-pthread", "-lrt"], check=True)
    return pathlib.Path(target).read_bytes()
