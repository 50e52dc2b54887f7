// SPDX-License-Identifier: MIT
// The work folder: puts the job's files there, and sends back what the job collects.
#pragma once

#include "tracer/tracer.h"

bool collect_prepare(const struct job *job, struct error *err);

// Notes the files that are there; links, devices and whatever else is not a regular file are left
// out.
void collect_files(struct tracer *tracer);
