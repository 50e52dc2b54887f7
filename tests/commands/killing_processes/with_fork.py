#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Right: the life of a child, told by its parent, with the calls that C has."""

import os
import signal
import time


def work():
    print("Starting function", flush=True)
    for i in range(10):
        print(f"-->{i}", flush=True)
        time.sleep(1)
    print("Finished function", flush=True)


def alive(child):
    try:
        return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
    except ChildProcessError:
        return False


print("Process before execution: initial False", flush=True)
child = os.fork()
if child == 0:
    work()
    os._exit(0)
print("Process running: started", alive(child))
os.kill(child, signal.SIGTERM)
print("Process terminated: started", alive(child))
code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print("Process joined: stopped", alive(child))
print("Process exit code:", code)
