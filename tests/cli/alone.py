#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Usage: alone.py [--interrupt WORD] COMMAND...

Runs a command and ends with its status (128 + N where signal N ended it), or with status 99 and a word of why where it left
something: a process, a file in $TMPDIR, or an object or file by the name that the hostile programs give to theirs. With
--interrupt, the command gets SIGINT once one of its processes has WORD in its command line.
"""

import ctypes
import errno
import glob
import os
import pathlib
import signal
import sys
import time

PR_SET_CHILD_SUBREAPER = 36
NAME, KEY = "grader_hostile", 0x67726164
PATIENCE = 60  # seconds: a bound for what should happen at once


def polled(question):
    """The first answer that is true, or the last one."""
    end = time.monotonic() + PATIENCE
    while not (answer := question()) and time.monotonic() < end:
        time.sleep(0.01)
    return answer


def processes():
    """Those that come from this one: whoever loses its parent becomes a child of this process."""
    parents = {}
    for path in glob.glob("/proc/[0-9]*/stat"):
        try:
            fields = pathlib.Path(path).read_bytes().rpartition(b")")[2].split()
        except OSError:
            continue
        parents[int(path.split("/")[2])] = int(fields[1])
    found = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {os.getpid()}


def words(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(
            errors="replace")
    except OSError:
        return ""


def everybody_is_gone():
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return True
    return False


def objects_left():
    for kind in ("shm", "msg", "sem"):
        lines = pathlib.Path(f"/proc/sysvipc/{kind}").read_text(encoding="ascii").splitlines()[1:]
        if any(int(line.split()[0]) == KEY for line in lines):
            yield f"a System V object ({kind})"
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mq_open(f"/{NAME}".encode(), os.O_RDONLY) >= 0 or ctypes.get_errno() != errno.ENOENT:
        yield "a POSIX message queue"
    for folder in ("/", "/tmp", "/var/tmp", "/dev/shm", "/usr", "..", ".",
                   os.path.expanduser("~")):
        yield from glob.glob(f"{folder}/{NAME}*")
    temporary = os.environ.get("TMPDIR")
    for name in os.listdir(temporary) if temporary else []:
        yield f"{temporary}/{name}"


def main():
    arguments = sys.argv[1:]
    word = None
    if arguments[0] == "--interrupt":
        word, arguments = arguments[1], arguments[2:]
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    command = os.posix_spawnp(arguments[0], arguments, os.environ,
                              setsigdef=signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP})
    if word:
        found = polled(lambda: [pid for pid in processes()
                                if word in words(pid) and pid != command])
        os.kill(command, signal.SIGINT if found else signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(command, 0)[1])
    left = []
    if not polled(everybody_is_gone):
        left = [f"process {pid}: {words(pid)}" for pid in processes()]
        for pid in processes():
            os.kill(pid, signal.SIGKILL)
    left += objects_left()
    if left:
        print("left behind:", *left, sep="\n  ", file=sys.stderr)
        return 99
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    sys.exit(main())
