// SPDX-License-Identifier: MIT
// The reference of EXERCISE: a child that greets, and a parent that waits for it.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

int main(void) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        printf("Hello from the child\n");
        exit(EXIT_SUCCESS); // not _exit(), which would lose the line in the buffer
    }
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
    printf("The child has ended\n");
    return EXIT_SUCCESS;
}
