// SPDX-License-Identifier: MIT
// Wrong: what the child allocates is never freed.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void greet(void) {
    char *greeting = strdup("Hello from the child");
    if (greeting)
        puts(greeting);
}

int main(void) {
    pid_t child = fork();
    if (child == 0) {
        greet();
        exit(EXIT_SUCCESS);
    }
    if (child == -1 || waitpid(child, NULL, 0) == -1)
        return EXIT_FAILURE;
    printf("The child has ended\n");
    return EXIT_SUCCESS;
}
