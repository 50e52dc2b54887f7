// SPDX-License-Identifier: MIT
// Wrong: main keeps the write end of the pipe from which it reads to the end of file.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int ends[2];
    char byte;
    if (pipe(ends) == -1)
        return EXIT_FAILURE;
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        printf("Hello from the child\n");
        exit(EXIT_SUCCESS); // closes its write end
    }
    if (child == -1 || read(ends[0], &byte, 1) == -1 || waitpid(child, NULL, 0) == -1)
        return EXIT_FAILURE;
    printf("The child has ended\n");
    return EXIT_SUCCESS;
}
