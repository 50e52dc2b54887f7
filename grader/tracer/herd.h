// SPDX-License-Identifier: MIT
// Several tasks that wait for the same thing, of which all are woken at once (a thundering herd).
#pragma once

#include "tracer/tracer.h"

// The task is to go on from its stop. Whether it stands in line instead (TASK_QUEUED), because
// another one waits in the kernel for what its call would wait for, too.
bool herd_joins(struct tracer *tracer, struct task *task);

// The next one that may go on into its call, because nobody of its line is in the kernel any more;
// NULL where there is none.
struct task *herd_next(const struct tracer *tracer);
