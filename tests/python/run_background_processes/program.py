# SPDX-License-Identifier: MIT
"""A daemon is cut short by the end of main; the other child is waited for."""

import multiprocessing
import time


def count(numbers):
    name = multiprocessing.current_process().name
    print(f"Starting {name}", flush=True)
    for number in numbers:
        print(f"---> {number}", flush=True)
    time.sleep(1)
    print(f"Exiting {name}", flush=True)


def main():
    background = multiprocessing.Process(name="background_process", target=count, args=(range(5),), daemon=True)
    other = multiprocessing.Process(name="NO_background_process", target=count, args=(range(5, 10),))
    background.start()
    other.start()


if __name__ == "__main__":
    main()
