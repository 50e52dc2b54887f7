// SPDX-License-Identifier: MIT
// Starts the program, held until the tracer has it.
#pragma once

#include "base/error.h"
#include "job.h"

#include <sys/types.h>

struct started {
    pid_t pid;
    int go;      // close it to let the program begin
    int trouble; // what could not be done before the program ran: text, empty where all went well
    int outputs[2]; // our ends of its stdout and stderr, non-blocking
    struct {
        uint64_t device, inode;
    } pipes[2]; // by which those two are known
};

// Uses up the pids below the one that the program is to have, so that it has the same one in every
// run, whatever was run before. False where that one has been given already.
bool start_reach_pid(const struct job *job);

// `own_time`: it is to run under the virtual clock; `births`: see filter_load().
bool start_program(const struct job *job, bool own_time, bool births, struct started *out_started,
                   struct error *err);
