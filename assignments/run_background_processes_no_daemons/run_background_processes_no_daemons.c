// SPDX-License-Identifier: MIT
// Exercise 11: two children run the same function at the same time. Your solution goes here.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

// What both children do: print `Starting NAME`, then `---> i` for the five numbers from `first` on,
// sleep one second, and print `Exiting NAME`.
//
// TODO: void work(const char *name, int first)

int main(void) {
    // TODO: fork a child that calls work("background_process", 0) and exits.

    // TODO: fork a child that calls work("NO_background_process", 5) and exits. Is the first one
    // still running then?

    // TODO: wait for both.

    return EXIT_SUCCESS;
}
