// SPDX-License-Identifier: MIT
// The build for preempting schedules: the same files, whose accesses to shared memory are points of
// choice. Pure.
#pragma once

#include "job.h"

// `build`: the first one, that makes `program`.
void second_build_plan(struct arena *arena, const struct job *build, const char *program,
                       struct job *out_job);
