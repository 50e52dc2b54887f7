// SPDX-License-Identifier: MIT
// Exercise 04: start a child, terminate it, join it, tell how it ended. Your solution goes here.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

// The child: print `Starting function`, then `-->0` to `-->9` with one second of sleep after each,
// then `Finished function`.
//
// TODO: void work(void)

int main(void) {
    // TODO: print the line `Process before execution`. What is in the buffer of stdout now?

    // TODO: fork the child, which calls work() and exits. Print the line `Process running`.

    // TODO: send the child SIGTERM. Print the line `Process terminated`.

    // TODO: wait for the child. Print the line `Process joined`.

    // TODO: print the line `Process exit code`, from the status that the wait gave you.

    return EXIT_SUCCESS;
}
