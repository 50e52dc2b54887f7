// SPDX-License-Identifier: MIT
// Wrong: Process-2 is the first child.
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void start(const char *name) {
    if (fork() != 0)
        return;
    prctl(PR_SET_NAME, name);
    printf("Starting process name = %s\n", name);
    sleep(3);
    printf("Exiting process name = %s\n", name);
    exit(EXIT_SUCCESS);
}

int main(void) {
    start("Process-2");
    start("myFunc process");
    wait(NULL);
    wait(NULL);
    return EXIT_SUCCESS;
}
