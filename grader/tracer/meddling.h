// SPDX-License-Identifier: MIT
// Who writes into a report that a tool makes of each process (a collected path with JOB_PID): the
// tool opens it once in each process and each program that it runs; everybody else is a meddler.
// Seen under the virtual clock alone.
#pragma once

#include "tracer/tracer.h"

// The task has opened this descriptor. Notes it if it can write into a report that is not its own.
void meddling_look(struct tracer *tracer, struct task *task, int fd);
