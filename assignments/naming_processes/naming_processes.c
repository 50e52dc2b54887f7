// SPDX-License-Identifier: MIT
// Exercise 06: two children run the same function under different names. Your solution goes here.
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

// What both children run: print `Starting process name = NAME`, sleep 3 seconds, then print
// `Exiting process name = NAME`.
//
// TODO: void function(const char *name)

int main(void) {
    // TODO: fork the first child, named `myFunc process`. It tells the system its name, calls
    // function() and exits. Which process must make the call that sets the name?

    // TODO: fork the second child. Nobody gives it a name, so it is called after its number:
    // `Process-2`.

    // TODO: wait for both children. Why not for the first one before the second is started?

    return EXIT_SUCCESS;
}
