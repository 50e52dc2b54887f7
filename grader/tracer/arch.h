// SPDX-License-Identifier: MIT
// All that differs from machine to machine: one file arch_*.c each.
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

// At the entry of a system call: the kernel leaves it out and the program sees this result. False
// where the task is gone.
bool arch_skip_call(pid_t tid, int64_t result);
