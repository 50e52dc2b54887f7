# SPDX-License-Identifier: MIT
"""Two children, which are both waited for."""

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
    background = multiprocessing.Process(name="background_process", target=count, args=(range(5),))
    other = multiprocessing.Process(name="NO_background_process", target=count, args=(range(5, 10),))
    background.start()
    other.start()


if __name__ == "__main__":
    main()
