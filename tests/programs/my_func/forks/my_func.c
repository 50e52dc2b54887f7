// SPDX-License-Identifier: MIT
// Wrong: it prints in a child of its own, for which it waits
// (thought: a function that is called from a process starts that process).
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void print_lines(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}

void my_func(int i) {
    pid_t child = fork();
    if (child == 0) {
        print_lines(i);
        exit(EXIT_SUCCESS);
    }
    if (child == -1 || waitpid(child, NULL, 0) == -1)
        perror("child");
}
