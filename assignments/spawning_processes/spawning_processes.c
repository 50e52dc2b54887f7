// SPDX-License-Identifier: MIT
// Exercise 12: six processes, one after the other. Your solution goes here.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

// Print `calling myFunc from process n°: ` and i, then `output from myFunc is :` and j, for each j
// from 0 to i - 1.
//
// TODO: void my_func(int i)

int main(void) {
    // TODO: for each i from 0 to 5:

    // TODO:     start a child, which calls my_func(i) and ends. What would it do if it did not end?

    // TODO:     wait for the child before the next turn.

    return EXIT_SUCCESS;
}
