// SPDX-License-Identifier: MIT
// A function that is called from processes. It knows nothing of them: it prints, and returns.
#include "my_func.h" // so that the compiler compares the declaration with the definition

#include <stdio.h>

// A printf() that fails leaves its mark in stdout. What to do about it is up to the caller, who can
// ask fflush() or ferror(): a function that exits would end a process that is not its own.
void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}
