// SPDX-License-Identifier: MIT
// sleeps [SECONDS [TIMES]]: without arguments it sleeps 100,000 seconds, a hundred at a time.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int count, char **arguments) {
    unsigned seconds = count > 1 ? (unsigned)atoi(arguments[1]) : 100;
    int times = count > 2 ? atoi(arguments[2]) : 1000;
    for (int i = 0; i < times; i++)
        sleep(seconds);
    printf("slept %d times %u seconds\n", times, seconds);
    return EXIT_SUCCESS;
}
