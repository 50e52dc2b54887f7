// SPDX-License-Identifier: MIT
// Right, by a header that declares more than it has to, names of the driver among them.
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>

int count = 0;
struct group groups = {.name = "output from myFunc is :"};

void die(const char *what) {
    perror(what);
    abort();
}

void tell(const char *what, int number) {
    if (printf("%s%d\n", what, number) < 0)
        die("stdout");
}

void my_func(int i) {
    tell("calling myFunc from process n°: ", i);
    for (count = 0; count < i; count++)
        tell(groups.name, count);
}
