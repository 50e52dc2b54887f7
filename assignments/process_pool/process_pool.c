// SPDX-License-Identifier: MIT
// Exercise 08: four worker processes square the numbers 0 to 99. Your solution goes here.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

// A worker: take an input, square it, hand the square back to main, until the pool is closed.
//
// TODO: void work(...)

int main(void) {
    // TODO: make the channels to and from the workers, and start the four workers.

    // TODO: hand out the inputs 0 to 99, so that every worker gets some, whoever is quick or slow.

    // TODO: gather the squares. At which place of the list does each of them belong?

    // TODO: close the pool, so that the workers end, and wait for all four.

    // TODO: print the line.

    return EXIT_SUCCESS;
}
