# SPDX-License-Identifier: MIT
"""Two pipes: a child sends numbers, another one their squares, and main prints them."""

import multiprocessing


def send_numbers(numbers):
    out, into = numbers
    out.close()
    for number in range(10):
        into.send(number)
    into.close()


def send_squares(numbers, squares):
    numbers_out, numbers_into = numbers
    squares_out, squares_into = squares
    numbers_into.close()
    squares_out.close()
    try:
        while True:
            number = numbers_out.recv()
            squares_into.send(number * number)
    except EOFError:
        numbers_out.close()
        squares_into.close()


def main():
    numbers = multiprocessing.Pipe(False)
    sender = multiprocessing.Process(target=send_numbers, args=(numbers,))
    sender.start()
    numbers[1].close()
    squares = multiprocessing.Pipe(False)
    squarer = multiprocessing.Process(target=send_squares, args=(numbers, squares))
    # The reading end is already closed for writing here; the child inherits only what it needs.
    squarer.start()
    numbers[0].close()
    squares[1].close()
    try:
        while True:
            print(squares[0].recv())
    except EOFError:
        print("End")
    sender.join()
    squarer.join()


if __name__ == "__main__":
    main()
