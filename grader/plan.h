// SPDX-License-Identifier: MIT
// Which jobs a grading is made of. Pure: a specification and a submission go in, jobs come out.
#pragma once

#include "job.h"
#include "spec.h"
#include "submission.h"

struct planned_run {
    enum tool tool;
    const char *name; // of the run, for messages and kept traces
    bool preempts;    // it runs what the second build makes
    struct job job;
};

struct plan {
    const char *program; // name of the program that the build makes and the runs start; NULL:
                         // nothing is built
    struct job build;
    struct job second_build;           // for preempting schedules
    bool needs_second_build;           // which is not made yet
    ARRAY_OF(struct planned_run) runs; // the plain ones first
};

// `wish`: where the clock is the program's own. `command`: words of a program that is already
// there, ended by NULL, which no preempting schedule runs; NULL: the submission is C source.
void plan_make(struct arena *arena, const struct spec *spec, const struct submission *submission,
               const char *const *command, struct schedule_wish wish, struct plan *out_plan);

// Puts the program into a run's work folder.
void plan_add_program(struct arena *arena, const struct plan *plan, struct text program,
                      struct planned_run *run);

// Looks addresses up in this program of the run's work folder; the caller adds them as arguments.
void plan_symbols(struct arena *arena, const struct job_file *program, struct job *out_job);

// Asks the programs that gradings need for their versions.
void plan_versions(struct arena *arena, struct job *out_job);
