#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Usage: killed.py GRADER SANDBOX EXERCISE SUBMISSION...

Kills `grader check` with SIGKILL at many points of its run, each time anew: before the first of each system call that it or
a program that it starts makes, and at points spread evenly over all of them. After each, its processes must end by
themselves or be ended by the next start of the grader, which must leave none of its containers and nothing in $TMPDIR, which
is for this test alone. Ends with status 1 and the points where that is not so.

Theory of operation: the grader and the children that it forks, but not theirs, are traced, so that they stop at each system call
until we let them go on. So the point of a kill is a place in the program and no matter of time, and a child that has just been
born is held until its parent is dead. The points are named by a first run that is not killed: the N-th time that a program is
before a call. A later run may be without a point, where a program waits a little longer or shorter; then it ends by itself.
"""

import ctypes
import os
import pathlib
import signal
import subprocess
import sys
import tempfile

from alone import polled, processes, words

TRACEME, DETACH, SYSCALL, SETOPTIONS, SYSCALL_INFO = 0, 17, 24, 0x4200, 0x420e
SYSGOOD, FORKS, EXEC, EXITKILL = 1, 2 | 4 | 8, 16, 1 << 20  # options
AT_CALL = signal.SIGTRAP | 0x80
BEFORE = 1         # the operation in what SYSCALL_INFO tells
PR_SET_CHILD_SUBREAPER = 36
WALL = 0x40000000  # for waitpid(): children of any kind
SPREAD = 20        # points beside the first of each call
LONG = 20          # words: so many are those that start a sandbox, others only ask whether there is one

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
libc.ptrace.restype = ctypes.c_long


def ptrace(request, pid, address=0, data=0):
    """False where the process is gone or does not stand still."""
    return libc.ptrace(request, pid, address, data) >= 0


def start(command):
    """Starts a program that stops before its first instruction."""
    pid = os.fork()
    if pid == 0:
        quiet = os.open(os.devnull, os.O_RDWR)
        for number in range(3):
            os.dup2(quiet, number)
        ptrace(TRACEME, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        os.execvp(command[0], command)
    os.waitpid(pid, 0)
    ptrace(SETOPTIONS, pid, 0, SYSGOOD | FORKS | EXEC | EXITKILL)
    ptrace(SYSCALL, pid)
    return pid


class Run:
    """One run of the grader under our eyes."""

    def __init__(self, command):
        self.grader = start(command)
        self.known = {self.grader}  # that we have seen stop
        self.counts = {}            # by what is done, how often it was
        self.status = None          # as from waitpid, once it has ended

    def name(self, pid, event):
        """Of the point where a process stands: who, what, the how manieth time; None: it is no point."""
        line = words(pid).split()
        what = (*line[:1], "a sandbox" if len(line) > LONG else "", event)
        if event == AT_CALL:
            info = (ctypes.c_uint64 * 16)()
            ptrace(SYSCALL_INFO, pid, ctypes.sizeof(info), ctypes.addressof(info))
            if info[0] & 0xff != BEFORE:
                return None
            what = (*what[:-1], f"call {info[3]}")
        self.counts[what] = self.counts.get(what, 0) + 1
        return what + (self.counts[what],)

    def point(self, pid, status):
        """Of a stop: its name or None, and the signal to go on with."""
        number, event = os.WSTOPSIG(status), status >> 16
        if pid not in self.known:  # born by a traced process
            self.known.add(pid)
            ptrace(SETOPTIONS, pid, 0, SYSGOOD | EXEC | EXITKILL)
            return self.name(pid, "born"), 0
        if event:
            return self.name(pid, f"event {event}"), 0
        if number == AT_CALL:
            return self.name(pid, AT_CALL), 0
        return None, number

    def to_point(self, wanted):
        """Lets it run up to a point and kills it there, or to its end; gives all points on the way."""
        passed = []
        while self.status is None:
            pid, status = os.waitpid(-1, WALL)
            if not os.WIFSTOPPED(status):
                self.status = status if pid == self.grader else None
                continue
            name, number = self.point(pid, status)
            passed.append(name)
            if name is not None and name == wanted:
                self.kill()
                ptrace(DETACH, pid)
            else:
                ptrace(SYSCALL, pid, 0, number)
        return passed

    def kill(self):
        os.kill(self.grader, signal.SIGKILL)
        while os.WIFSTOPPED(status := os.waitpid(self.grader, 0)[1]):
            pass
        self.status = status


def everybody_has_ended():
    """Whether nobody is left; who stops meanwhile is no longer traced."""
    try:
        while (ended := os.waitpid(-1, os.WNOHANG | WALL))[0]:
            if os.WIFSTOPPED(ended[1]):
                ptrace(DETACH, ended[0])
    except ChildProcessError:
        return True
    return False


class Place:
    """Where the grader is killed and started again."""

    def __init__(self, grader, sandbox, exercise, submissions, empty):
        self.check = [grader, "check", "-q", "-b", sandbox]
        self.command = [*self.check, *submissions]
        self.next = [*self.check, "-e", exercise, empty]  # it lacks the files, so nothing is run
        self.engine = sandbox if sandbox in ("docker", "podman") else None
        self.killed = []

    def containers(self):
        """Of the graders that were killed."""
        if not self.engine:
            return []
        names = subprocess.run([self.engine, "ps", "--all", "--format", "{{.Names}}"], check=True, capture_output=True,
                               text=True).stdout.split()
        return [name for name in names if any(f"-{pid}-" in name for pid in self.killed)]

    def left(self, pid):
        """Starts the grader anew and names what is left of the one that was killed, or came late of an earlier one."""
        late = self.containers()
        self.killed.append(pid)
        status = subprocess.run(self.next, check=False, stdout=subprocess.DEVNULL).returncode
        if status != 1:
            return [f"the next start ended with status {status}"]
        left = late
        if not polled(everybody_has_ended):
            left += [f"process {process}: {words(process)}" for process in processes()]
        for process in processes():
            os.kill(process, signal.SIGKILL)
        polled(everybody_has_ended)
        if not polled(lambda: not self.containers()):
            left += self.containers()
        return left + os.listdir(tempfile.gettempdir())


def chosen(points):
    """The first of each kind, and some that are spread over all."""
    points = [point for point in points if point]
    wanted = [point for point in points if point[-1] == 1] + points[::max(1, len(points) // SPREAD)]
    return list(dict.fromkeys(wanted))


def main():
    grader, sandbox, exercise, *submissions = sys.argv[1:]
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1)
    faults = reached = 0
    with tempfile.TemporaryDirectory(dir=".") as empty:
        place = Place(grader, sandbox, exercise, submissions, empty)
        whole = Run(place.command)
        points = chosen(whole.to_point(None))
        if whole.status:
            print(f"{place.command} ended with status {whole.status}")
            return 1
        for point in points:
            run = Run(place.command)
            run.to_point(point)
            reached += run.status == signal.SIGKILL
            left = place.left(run.grader)
            if left:
                faults += 1
                print(f"killed at {point}:", *left, sep="\n  ", flush=True)
    print(f"killed at {reached} of {len(points)} points, {faults} times something was left")
    return 1 if faults or reached < len(points) // 2 else 0


if __name__ == "__main__":
    sys.exit(main())
