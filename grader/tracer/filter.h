// SPDX-License-Identifier: MIT
// The seccomp filter of the program: which calls the tracer sees, and which are refused.
#pragma once

#include <stdbool.h>

// For the calling process and all that it starts. `own_time`: for the virtual clock; `births`: with
// the calls that start somebody, which are seen under the real clock in any case. False with errno.
bool filter_load(bool own_time, bool births);
