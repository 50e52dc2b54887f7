# SPDX-License-Identifier: MIT
"""A pool of four workers computes the squares of 0 to 99."""

import multiprocessing


def square(number):
    return number * number


def main():
    pool = multiprocessing.Pool(processes=4)
    squares = pool.map(square, range(100))
    pool.close()
    pool.join()
    print("Pool    :", squares)


if __name__ == "__main__":
    main()
