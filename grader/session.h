// SPDX-License-Identifier: MIT
// A sandbox that is started once and runs job after job, where starting it takes long.
#pragma once

#include "base/proc.h"
#include "sandbox.h"

struct session {
    const struct sandbox *sandbox; // NULL: not started
    const char *name;              // of the sandbox, where it has to be removed by name
    struct proc proc;
    struct descriptors given;
};

// Starts it ahead of the first job. Where that fails, the job tries again.
bool session_begin(struct arena *arena, struct session *session, const struct sandbox *sandbox,
                   const struct sandbox_request *request, struct error *err);

// Runs a job, in a new sandbox where there is none or the last one has ended. In the result an end
// of the sandbox is told only where there was no whole trace before.
bool session_run(struct arena *arena, struct session *session, const struct sandbox *sandbox,
                 const struct sandbox_request *request, const struct proc_request *job,
                 struct proc_result *out_result, struct error *err);

// Ends it; nothing of it is left. Does nothing where there is none.
void session_end(struct arena *arena, struct session *session);
