// SPDX-License-Identifier: MIT
// Wrong: the message queue that takes the names to the children is never removed
// (thought: a queue goes with the last process that uses it).
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static int queue;

struct message {
    long type;
    char name[32];
};

// --- the base class

struct process {
    struct message message;
    pid_t pid;
    void (*run)(struct process *self); // what the child does; made to be overridden
};

static void process_run(struct process *self) {
    (void)self; // a plain process has nothing to do
}

// Counts here, in main: a child could only count in its own copy of the variable.
static void process_init(struct process *self) {
    static int made;
    self->message = (struct message){.type = 1};
    snprintf(self->message.name, sizeof self->message.name, "Process-%d", ++made);
    self->run = process_run;
}

static void process_start(struct process *self) {
    if (msgsnd(queue, &self->message, sizeof self->message.name, 0) == -1)
        die("msgsnd");
    self->pid = fork();
    if (self->pid == -1)
        die("fork");
    if (self->pid == 0) {
        self->run(self);
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
    if (msgrcv(queue, &self->message, sizeof self->message.name, 1, 0) == -1)
        die("msgrcv");
    printf("called run method in %s\n", self->message.name);
}

static void my_process_init(struct my_process *self) {
    process_init(&self->base);
    self->base.run = my_process_run;
}

int main(void) {
    queue = msgget(IPC_PRIVATE, 0600);
    if (queue == -1)
        die("msgget");
    for (int i = 0; i < 10; i++) {
        struct my_process worker;
        my_process_init(&worker);
        process_start(&worker.base);
        process_join(&worker.base);
    }
    return EXIT_SUCCESS;
}
