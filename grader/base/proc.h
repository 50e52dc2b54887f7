// SPDX-License-Identifier: MIT
// Starts another program, feeds it and takes what it says. The only exec of the grader.
#pragma once

#include "base/error.h"
#include "base/str.h"

#include <signal.h>
#include <stdint.h>

enum { PROC_MOST_INHERITED = 8 };

struct descriptors {
    int items[PROC_MOST_INHERITED];
    size_t count;
};

struct proc_request {
    const char *const *arguments; // ended by NULL; the first one is looked up in PATH
    const char *folder;           // to start in; NULL: here
    struct text input;
    const struct descriptors *inherited; // they become its numbers 3, 4, …; NULL: none
    const int *processor;                // to run on; NULL: any
    int64_t wall;                        // microseconds; then it is killed
    int64_t output;                      // bytes of its standard output; then it is killed
};

struct proc_result {
    int status;                 // as from waitpid
    bool timed_out, overflowed; // and so it is killed
    bool ended;                 // it closed its outputs
    struct text output;
    struct text complaints; // its standard error, the first 64 KiB
};

void descriptors_close(const struct descriptors *descriptors);

#define CLEANUP_DESCRIPTORS __attribute__((cleanup(descriptors_close)))

// One that goes on between what is said to it and what it answers.
struct proc {
    pid_t pid;
    int input, output, complaints; // our ends; -1 once closed
    struct str said;               // its complaints so far
};

// False where it could not be run at all. Otherwise it must be ended.
bool proc_start(struct arena *arena, const struct proc_request *request, struct proc *out_proc,
                struct error *err);

// Gives it the request's input and takes its answer, which is whole where `is_whole` says so of all
// of it so far; NULL: its input is closed then, and its answer ends with its outputs.
void proc_talk(struct proc *proc, const struct proc_request *request,
               bool (*is_whole)(struct text answer), struct proc_result *out_result);

// Closes its descriptors and waits for its end, killing it where it was not done or was
// interrupted.
void proc_end(struct proc *proc, struct proc_result *result);

// All three. False where it could not be run at all, or where proc_interrupted was set: then it has
// been killed.
bool proc_run(struct arena *arena, const struct proc_request *request,
              struct proc_result *out_result, struct error *err);

// Set by a signal handler to stop what is going on.
extern volatile sig_atomic_t proc_interrupted;
