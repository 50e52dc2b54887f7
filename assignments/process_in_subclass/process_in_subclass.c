// SPDX-License-Identifier: MIT
// Exercise 07: a process "class" whose run() is overridden. Your solution goes here.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

// The base class: a name, the number of the child, and a pointer to the function that it runs.
//
// TODO: struct process, with a member `run`

// TODO: void process_start(struct process *self): fork; the child calls self->run() and exits.

// TODO: void process_join(struct process *self): wait for the child.

// The derived class: a struct that begins with a struct process, and has a run function of its own,
// which prints `called run method in NAME`.
//
// TODO: struct my_process

int main(void) {
    // TODO: ten times: make an instance, named Process-1 to Process-10, start it, join it.

    return EXIT_SUCCESS;
}
