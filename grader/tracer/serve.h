// SPDX-License-Identifier: MIT
// Job after job in a sandbox that was started once: `grader-tracer serve`, as its process 1. Before
// each comes a line "SIZE PROCESSOR": the job's bytes, and where to run (-1: anywhere). Where the
// sandbox has used up the pids that a job asks for, it ends without a word.
#pragma once

#include "base/error.h"
#include "base/str.h"

// Waits for the next job. Ends this process where there is none any more, or for too long.
bool serve_take(struct arena *arena, struct text *out_job, struct error *err);

// Removes whatever the last job left in the sandbox, and begins anew as a new program, from which
// nothing of it can remain. Returns where that fails.
bool serve_again(struct error *err);
