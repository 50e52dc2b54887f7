// SPDX-License-Identifier: MIT
// Wrong: the room for the name is made for one digit, and number 10 writes beyond it
// (thought: a name is as long as the first one).
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
    char *name;
    pid_t pid;
    void (*run)(struct process *self); // what the child does; made to be overridden
};

static void process_run(struct process *self) {
    (void)self; // a plain process has nothing to do
}

// Counts here, in main: a child could only count in its own copy of the variable.
static void process_init(struct process *self) {
    static int made;
    self->name = malloc(sizeof "Process-1");
    if (!self->name)
        die("malloc");
    sprintf(self->name, "Process-%d", ++made);
    self->run = process_run;
}

static void process_start(struct process *self) {
    self->pid = fork();
    if (self->pid == -1)
        die("fork");
    if (self->pid == 0) {
        self->run(self);
        free(self->name);
        exit(EXIT_SUCCESS); // or the child would go on with the loop of main
    }
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

int main(void) {
    for (int i = 0; i < 10; i++) {
        struct my_process worker;
        my_process_init(&worker);
        process_start(&worker.base);
        process_join(&worker.base);
        free(worker.base.name);
    }
    return EXIT_SUCCESS;
}
