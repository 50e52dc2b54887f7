#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Wrong: kills the child with SIGKILL, and says that it was SIGTERM."""

import multiprocessing
import time


def foo():
    print("Starting function", flush=True)
    for i in range(10):
        print(f"-->{i}", flush=True)
        time.sleep(1)
    print("Finished function", flush=True)


if __name__ == "__main__":
    process = multiprocessing.get_context("fork").Process(target=foo)
    print("Process before execution:", process, process.is_alive(), flush=True)
    process.start()
    print("Process running:", process, process.is_alive())
    process.kill()
    print("Process terminated:", process, process.is_alive())
    process.join()
    print("Process joined:", process, process.is_alive())
    print("Process exit code: -15")
