// SPDX-License-Identifier: MIT
// Wrong: each child starts the next one, so that main has only one
// (thought: the one that is done calls the next one).
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

// --- the base class

struct process {
    char name[32];
    pid_t pid;
    void (*run)(struct process *self); // what the child does; made to be overridden
};

static void process_run(struct process *self) {
    (void)self; // a plain process has nothing to do
}

// Counts here, in main: a child could only count in its own copy of the variable.
static void process_init(struct process *self) {
    static int made;
    snprintf(self->name, sizeof self->name, "Process-%d", ++made);
    self->run = process_run;
}

static void process_join(struct process *self) {
    if (waitpid(self->pid, NULL, 0) == -1)
        die("waitpid");
}

// --- the derived class

struct my_process {
    struct process base; // comes first, so that a pointer to it is a pointer to the whole, too
};

static void my_process_run(struct process *self) {
    printf("called run method in %s\n", self->name);
}

static void my_process_init(struct my_process *self) {
    process_init(&self->base);
    self->base.run = my_process_run;
}

static void start_next(int left) {
    struct my_process worker;
    my_process_init(&worker);
    worker.base.pid = fork();
    if (worker.base.pid == -1)
        die("fork");
    if (worker.base.pid == 0) {
        worker.base.run(&worker.base);
        fflush(stdout);
        if (left > 1)
            start_next(left - 1);
        exit(EXIT_SUCCESS);
    }
    process_join(&worker.base);
}

int main(void) {
    start_next(10);
    return EXIT_SUCCESS;
}
