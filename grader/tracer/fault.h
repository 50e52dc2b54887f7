// SPDX-License-Identifier: MIT
// Calls that go wrong because the schedule says so: one that fails, reads and writes that are cut
// short, calls that a signal interrupts.
#pragma once

#include "tracer/decode.h"

// "fork:2:EAGAIN" and its like; false where there is no such call or error.
bool fault_read(const char *text, struct fault *out_fault);

// At a call's entry: whether it fails, with *out_result.
bool fault_fails(struct tracer *tracer, struct task *task, int64_t *out_result);

// Behind its enter function: what is done in place of `action`.
enum action fault_disturbs(struct tracer *tracer, struct task *task, enum action action,
                           int64_t *out_result);

// At its end: it has its own arguments again.
void fault_end(struct task *task);
