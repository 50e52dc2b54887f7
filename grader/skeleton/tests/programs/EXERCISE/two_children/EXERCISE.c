// SPDX-License-Identifier: MIT
// Wrong: a second child that does nothing.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 2; i++) {
        pid_t child = fork();
        if (child == 0) {
            if (i == 0)
                printf("Hello from the child\n");
            exit(EXIT_SUCCESS);
        }
        if (child == -1 || waitpid(child, NULL, 0) == -1)
            return EXIT_FAILURE;
    }
    printf("The child has ended\n");
    return EXIT_SUCCESS;
}
