// SPDX-License-Identifier: MIT
// Right, with a table of methods, instances on the heap, and a base run that the derived one calls.
#define _GNU_SOURCE
#include <err.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct process;

struct methods {
    void (*run)(struct process *self);
    void (*destroy)(struct process *self);
};

struct process {
    const struct methods *methods;
    char *name;
    pid_t pid;
};

struct my_process {
    int runs;
    struct process base; // not first: the way back is a subtraction
};

static struct my_process *derived(struct process *base) {
    return (struct my_process *)((char *)base - offsetof(struct my_process, base));
}

static void base_run(struct process *self) { printf("called run method in %s\n", self->name); }

static void my_run(struct process *self) {
    derived(self)->runs++;
    base_run(self);
}

static void my_destroy(struct process *self) {
    free(self->name);
    free(derived(self));
}

static const struct methods my_methods = {my_run, my_destroy};

static struct process *new_my_process(int number) {
    struct my_process *self = calloc(1, sizeof *self);
    if (!self || asprintf(&self->base.name, "Process-%d", number) == -1)
        err(EXIT_FAILURE, "no memory");
    self->base.methods = &my_methods;
    return &self->base;
}

int main(void) {
    for (int n = 1; n <= 10; n++) {
        struct process *process = new_my_process(n);
        process->pid = fork();
        if (process->pid == -1)
            err(EXIT_FAILURE, "fork");
        if (process->pid == 0)
            process->methods->run(process);
        else if (waitpid(process->pid, NULL, 0) == -1)
            err(EXIT_FAILURE, "waitpid");
        int is_child = process->pid == 0;
        process->methods->destroy(process); // both have an instance to free
        if (is_child)
            break;
    }
    return EXIT_SUCCESS;
}
