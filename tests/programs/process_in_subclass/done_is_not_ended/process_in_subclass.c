// SPDX-License-Identifier: MIT
// Wrong: join waits for the word that the child is done, and then collects it without waiting
// (thought: who says that it is done has ended).
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
    int words;                         // main reads there what the child says
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
    int ends[2];
    if (pipe(ends) == -1)
        die("pipe");
    self->words = ends[0];
    self->pid = fork();
    if (self->pid == -1)
        die("fork");
    if (self->pid == 0) {
        self->run(self);
        fflush(stdout);
        if (write(ends[1], "d", 1) != 1)
            die("write");
        exit(EXIT_SUCCESS); // or the child would go on with the loop of main
    }
    close(ends[1]);
}

static void process_join(struct process *self) {
    char word;
    if (read(self->words, &word, 1) != 1)
        die("read");
    close(self->words);
    if (waitpid(self->pid, NULL, WNOHANG) == -1)
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
    }
    while (wait(NULL) > 0)
        ; // until there are no more children
    return EXIT_SUCCESS;
}
