// SPDX-License-Identifier: MIT
// Exercise 05: a function that is called from processes. Your solution goes here, without a main().
#include "my_func.h"

#include <stdio.h>

void my_func(int i) {
    // TODO: print `calling myFunc from process n°: ` and i.

    // TODO: print `output from myFunc is :` and j, for each j from 0 to i - 1.

    (void)i; // TODO: goes when i is used
}
