// SPDX-License-Identifier: MIT
// All that differs from machine to machine: one file arch_*.c each. All of these fail only where
// the task is gone, which nobody needs to know: its end will be reported.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// At the entry of a system call: the kernel leaves it out and the program sees this result.
void arch_skip_call(pid_t tid, int64_t result);

// At the entry: the kernel sees another number, or another argument (counted from 0).
void arch_change_call(pid_t tid, int64_t number);
void arch_set_argument(pid_t tid, int argument, uint64_t value);

// At the end of a call: its result. `final`: the kernel shall not restart the call, whatever the
// result says.
void arch_set_result(pid_t tid, int64_t result, bool final);

// At the end of a call, or when a signal is delivered right behind it: the program makes the call
// once more, or, taken back, goes on behind it with this result. `first` is its first argument.
void arch_repeat_call(pid_t tid, int64_t number, uint64_t first);
void arch_leave_call(pid_t tid, int64_t result);

// A hash of the registers, without the place of the next instruction and the flags.
uint64_t arch_fingerprint(pid_t tid);

enum { ARCH_CALL_BYTES = 8 };
// Whether these bytes, which stand before an address, end with a call instruction.
bool arch_is_call(const unsigned char bytes[ARCH_CALL_BYTES]);
