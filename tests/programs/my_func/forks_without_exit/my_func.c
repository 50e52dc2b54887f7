// SPDX-License-Identifier: MIT
// Wrong: it forks, and both processes return to the caller
// (thought: the child ends where the function ends).
#include "my_func.h"

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

void my_func(int i) {
    pid_t child = fork();
    if (child == 0)
        return;
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
    if (child == -1 || waitpid(child, NULL, 0) == -1)
        perror("child");
}
