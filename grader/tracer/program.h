// SPDX-License-Identifier: MIT
// What a program finds when it begins: no vDSO, so that it asks the kernel for the time, and random
// bytes of ours.
#pragma once

#include "tracer/tracer.h"

// Behind an exec, before the first instruction: `stack` is the stack pointer.
void fresh_program(struct tracer *tracer, const struct task *task, uint64_t stack);
