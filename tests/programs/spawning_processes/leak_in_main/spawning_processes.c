// SPDX-License-Identifier: MIT
// Wrong: main forgets the notes about a child when it has joined it
// (thought: joining a process frees what belongs to it).
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}

static pid_t start(int i) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        my_func(i);
        exit(EXIT_SUCCESS);
    }
    return child;
}

struct process {
    int number;
    pid_t pid;
};

static struct process *start_process(int number) {
    struct process *process = malloc(sizeof *process);
    if (!process)
        die("malloc");
    *process = (struct process){.number = number, .pid = start(number)};
    return process;
}

static void join(const struct process *process) {
    if (waitpid(process->pid, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    for (int i = 0; i < 6; i++)
        join(start_process(i));
    return EXIT_SUCCESS;
}
