// SPDX-License-Identifier: MIT
// Wrong: join looks whether the handler has collected the child, and then pauses until a signal
// comes, which may come between the two
// (thought: the handler sets the flag, so no signal is lost).
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static volatile sig_atomic_t joined;

static void on_child(int signal_number) {
    (void)signal_number;
    if (wait(NULL) > 0) // there is never more than one
        joined = 1;
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

static void process_start(struct process *self) {
    joined = 0;
    self->pid = fork();
    if (self->pid == -1)
        die("fork");
    if (self->pid == 0) {
        self->run(self);
        exit(EXIT_SUCCESS); // or the child would go on with the loop of main
    }
}

static void process_join(struct process *self) {
    (void)self;
    while (!joined)
        pause();
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
    if (signal(SIGCHLD, on_child) == SIG_ERR)
        die("signal");
    for (int i = 0; i < 10; i++) {
        struct my_process worker;
        my_process_init(&worker);
        process_start(&worker.base);
        process_join(&worker.base);
    }
    return EXIT_SUCCESS;
}
