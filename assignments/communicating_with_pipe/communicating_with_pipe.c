// SPDX-License-Identifier: MIT
// Exercise 01: two pipes join three processes. Your solution goes here.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

// The first child: write the integers 0 to 9 into the first pipe.
//
// TODO: void send_numbers(int out)

// The second child: read integers from the first pipe until end of file, and write the square of
// each into the second pipe.
//
// TODO: void square_numbers(int in, int out)

int main(void) {
    // TODO: make the two pipes.

    // TODO: fork the first child. Which of the four ends does it not need? Close those first.

    // TODO: fork the second child. Which ends does it not need?

    // TODO: which ends does main not need?

    // TODO: read the squares until end of file, print one on each line, then print `End`.

    // TODO: wait for both children.

    return EXIT_SUCCESS;
}
