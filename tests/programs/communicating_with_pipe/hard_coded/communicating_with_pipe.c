// SPDX-License-Identifier: MIT
// Wrong: main prints squares of its own, and its two children do nothing
// (thought: only the output is looked at).
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    for (int child = 0; child < 2; child++) {
        pid_t pid = fork();
        if (pid == -1)
            return EXIT_FAILURE;
        if (pid == 0)
            _exit(EXIT_SUCCESS);
    }
    for (int i = 0; i < 10; i++)
        printf("%d\n", i * i);
    printf("End\n");

    while (wait(NULL) > 0)
        continue;
    return EXIT_SUCCESS;
}
