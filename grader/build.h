// SPDX-License-Identifier: MIT
// Compiles a submission in the sandbox.
#pragma once

#include "run.h"

struct built {
    bool succeeded;
    struct text program; // the executable's bytes
    struct text log;     // what the compiler said, hostile
    const char *fault;   // why it failed, for the student; NULL where it succeeded
    struct text trace;   // as the tracer wrote it
};

// `job`: it sends the program back. False: not the student's fault.
bool build_run(struct arena *arena, const struct runner *runner, const struct job *job,
               struct built *out_built, struct error *err);
