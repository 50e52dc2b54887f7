// SPDX-License-Identifier: MIT
// EXERCISE: a child that greets. Your solution goes here.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    // TODO: fork a child that prints `Hello from the child` and ends.

    // TODO: wait for it, and print `The child has ended`.

    return EXIT_SUCCESS;
}
