// SPDX-License-Identifier: MIT
// What every process waits for, and what it has open, when a limit ends the run.
#pragma once

#include "tracer/tracer.h"

// Every channel end that the process has open, seen by this task of it.
void note_held(struct tracer *tracer, const struct process *process, pid_t tid);

// The stack of a task in a call, behind the event that it was the cause of.
void explain_place(struct tracer *tracer, const struct task *task);

// That others go first, though the task could go on.
void explain_preempted(struct tracer *tracer, const struct task *task);

// Of all that live: the call in which each task is, its stack, and the channel ends of its process.
void explain_all(struct tracer *tracer);
