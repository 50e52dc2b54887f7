// SPDX-License-Identifier: MIT
// Exercise 03: a daemon is cut short, a non-daemon is waited for. Your solution goes here.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

// What both children run: print `Starting process: NAME`, then `NAME ---> i` for each i with one
// second of sleep after it, then `Exiting process: NAME`. Where is a line that you have printed
// when a signal ends the process?
//
// TODO: void count(const char *name, int from, int to)

int main(void) {
    // TODO: start the daemon `background_process`, which counts from 0 to 4.

    // TODO: start the non-daemon `non_background_process`, which counts from 5 to 8.

    // TODO: sleep for two seconds.

    // TODO: terminate the daemon. Which of the two do you have to wait for, and why?

    return EXIT_SUCCESS;
}
