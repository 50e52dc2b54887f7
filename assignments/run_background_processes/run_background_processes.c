// SPDX-License-Identifier: MIT
// Exercise 10: a daemon and a non-daemon run the same function. Your solution goes here.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

// What both children do: print `Starting NAME`, then `---> i` for the five numbers from `first` on,
// sleep one second, and print `Exiting NAME`.
//
// TODO: void work(const char *name, int first)

int main(void) {
    // TODO: fork the daemon, which calls work("background_process", 0) and exits.

    // TODO: fork the non-daemon, which calls work("NO_background_process", 5) and exits.

    // TODO: leave as Python does: terminate the daemon. Is it gone when kill() returns?

    // TODO: wait for whom you have started.

    return EXIT_SUCCESS;
}
