// SPDX-License-Identifier: MIT
// Right, by a pointer to the function in a struct, and a header that declares with a macro.
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

struct process {
    void (*run)(int);
    int number;
    pid_t pid;
};

static void start(struct process *process) {
    process->pid = fork();
    if (process->pid == -1)
        die("fork");
    if (process->pid == 0) {
        process->run(process->number);
        exit(EXIT_SUCCESS);
    }
}

int main(void) {
    struct process processes[6];
    for (int i = 0; i < 6; i++) {
        processes[i] = (struct process){.run = my_func, .number = i};
        start(&processes[i]);
        if (waitpid(processes[i].pid, NULL, 0) == -1)
            die("waitpid");
    }
    return EXIT_SUCCESS;
}
