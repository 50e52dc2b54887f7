// SPDX-License-Identifier: MIT
// What the kernel reports of the tasks, and how they go on: the only user of ptrace beside
// arch_*.c.
#pragma once

#include "tracer/tracer.h"

// The program's first task. False where tracing is refused.
bool stops_seize(struct tracer *tracer, pid_t pid);

// Takes one report of any task, or of this one; false where there is none now. One of a task that
// vanished in an exec removes it.
bool stops_take(struct tracer *tracer, pid_t tid);

// Lets a stopped task go on.
void task_resume(struct task *task);

// Where a stopped task is in its program.
struct stop_place {
    uint64_t instruction, stack;
    uint64_t registers; // a hash of all others
};
bool stops_place(const struct task *task, struct stop_place *out_place);

// A word of a stopped task's memory; false where it can not be had so.
bool stops_peek(pid_t tid, uint64_t address, uint64_t *out_word);

// A task that computes or waits will report a stop.
void task_interrupt(struct task *task);
