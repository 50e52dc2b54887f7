// SPDX-License-Identifier: MIT
// Runs one job in a sandbox and takes its trace.
#pragma once

#include "job.h"
#include "sandbox.h"
#include "session.h"
#include "trace.h"

struct runner {
    const struct sandbox *sandbox;
    struct sandbox_request request; // what every start has in common
    struct session *session;        // of one submission, where the sandbox serves
};

// `specs`: the folder of the specifications, which no program may see; or NULL.
bool runner_init(struct arena *arena, const char *sandbox, const char *specs,
                 struct runner *out_runner, struct error *err);

// Starts what the next submission runs in, where that takes long and the sandbox serves.
void runner_prepare(struct arena *arena, const struct runner *runner, struct session *session);

// The text is what the tracer wrote; the trace points into it. False: not the student's fault.
bool run_job(struct arena *arena, const struct runner *runner, const struct job *job,
             struct text *out_text, struct trace *out_trace, struct error *err);
