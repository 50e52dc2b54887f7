// SPDX-License-Identifier: MIT
// Wrong: main prints all the lines and starts nobody
// (thought: only the output counts).
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(void) {
    static const char *const names[] = {"background_process", "NO_background_process"};
    for (int i = 0; i < 2; i++)
        printf("Starting %s\n", names[i]);
    for (int i = 0; i < 10; i++)
        printf("---> %d\n", i);
    sleep(1);
    for (int i = 0; i < 2; i++)
        printf("Exiting %s\n", names[i]);
    return EXIT_SUCCESS;
}
