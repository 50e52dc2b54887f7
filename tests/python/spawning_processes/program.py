# SPDX-License-Identifier: MIT
"""Six children, each started after the one before has been joined."""

import multiprocessing


def my_func(number):
    print(f"calling myFunc from process n°: {number}")
    for line in range(number):
        print(f"output from myFunc is :{line}")


def main():
    for number in range(6):
        process = multiprocessing.Process(target=my_func, args=(number,))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
