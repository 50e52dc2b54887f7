// SPDX-License-Identifier: MIT
// Right, with children that stop until main lets them go on: not every wait is for an end.
#include <err.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct process {
    int number;
    pid_t pid;
    void (*run)(const struct process *self);
};

static void start(struct process *self) {
    self->pid = fork();
    if (self->pid == -1)
        err(EXIT_FAILURE, "fork");
    if (self->pid == 0) {
        raise(SIGSTOP);
        self->run(self);
        exit(EXIT_SUCCESS);
    }
    int status;
    if (waitpid(self->pid, &status, WUNTRACED) == -1 || !WIFSTOPPED(status))
        err(EXIT_FAILURE, "waitpid");
    if (kill(self->pid, SIGCONT) == -1)
        err(EXIT_FAILURE, "kill");
}

// Tells of stops, of going on and, last, of the end.
static void join(struct process *self) {
    int status;
    do
        if (waitpid(self->pid, &status, WUNTRACED | WCONTINUED) == -1)
            err(EXIT_FAILURE, "waitpid");
    while (!WIFEXITED(status) && !WIFSIGNALED(status));
}

static void run(const struct process *self) {
    printf("called run method in Process-%d\n", self->number);
}

int main(void) {
    for (int n = 1; n <= 10; n++) {
        struct process process = {.number = n, .run = run};
        start(&process);
        join(&process);
    }
    return EXIT_SUCCESS;
}
