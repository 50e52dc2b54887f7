// SPDX-License-Identifier: MIT
// Exercise 13: six processes, one after the other, and a function from another module.
#include "my_func.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    // TODO: for each i from 0 to 5: start a child, which calls my_func(i) and ends; wait for it.

    return EXIT_SUCCESS;
}
