# SPDX-License-Identifier: MIT
"""A child is terminated long before it is through."""

import multiprocessing
import time


def count():
    print("Starting function", flush=True)
    for number in range(10):
        print(f"-->{number}", flush=True)
        time.sleep(1)
    print("Finished function", flush=True)


def main():
    process = multiprocessing.Process(target=count)
    print("Process before execution: initial", process.is_alive())
    process.start()
    print("Process running: started", process.is_alive())
    process.terminate()
    print("Process terminated: started", process.is_alive())
    process.join()
    print("Process joined: stopped", process.is_alive())
    print("Process exit code:", process.exitcode)


if __name__ == "__main__":
    main()
