// SPDX-License-Identifier: MIT
// Wrong: the child says something else.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t child = fork();
    if (child == 0) {
        printf("Hello, world\n");
        exit(EXIT_SUCCESS);
    }
    if (child == -1 || waitpid(child, NULL, 0) == -1)
        return EXIT_FAILURE;
    printf("The child has ended\n");
    return EXIT_SUCCESS;
}
