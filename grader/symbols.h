// SPDX-License-Identifier: MIT
// Where in the student's source the processes waited when a limit ended a run. The addresses are
// looked up in the sandbox, because a program's debug information is as hostile as the program.
#pragma once

#include "evidence.h"
#include "plan.h"
#include "run.h"

struct symbols {
    struct job job;
    ARRAY_OF(const struct event *) frames; // that are asked about, in the order of the answers
};

// False where there is nothing to ask: no process waits in a program of the work folder.
bool symbols_plan(struct arena *arena, const struct planned_run *run, const struct trace *trace,
                  struct symbols *out_symbols);

// The answers, a line each, become places in the evidence; what is no answer is left out.
void symbols_read(struct arena *arena, const struct symbols *symbols, struct text answers,
                  const struct submission *submission, struct evidence *evidence);

// Both, with the job between them. Where it can't be done, messages lack the places, and that is
// all.
void symbols_find(struct arena *arena, const struct runner *runner, const struct planned_run *run,
                  const struct submission *submission, struct evidence *evidence);
