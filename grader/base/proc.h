// SPDX-License-Identifier: MIT
// Starts another program, feeds it and takes what it says. The only exec of the grader.
#pragma once

#include "base/error.h"
#include "base/str.h"

#include <sched.h>
#include <signal.h>
#include <stdint.h>

struct proc_request {
    const char *const *arguments; // ended by NULL; the first one is looked up in PATH
    const char *folder;           // to start in; NULL: here
    struct text input;
    int inherited;               // a descriptor that becomes its number 3, or 0: none
    const cpu_set_t *processors; // to run on; NULL: any
    int64_t wall;                // microseconds; then it is killed
    int64_t output;              // bytes of its standard output; then it is killed
};

struct proc_result {
    int status;                 // as from waitpid
    bool timed_out, overflowed; // and so it was killed
    struct text output;
    struct text complaints; // its standard error, the first 64 KiB
};

// False where it could not be run at all, or where proc_interrupted was set: then it has been
// killed.
bool proc_run(struct arena *arena, const struct proc_request *request,
              struct proc_result *out_result, struct error *err);

// Set by a signal handler to stop what is going on.
extern volatile sig_atomic_t proc_interrupted;
