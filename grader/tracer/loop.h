// SPDX-License-Identifier: MIT
// Runs the program until nothing of it is left.
#pragma once

#include "tracer/tracer.h"

void loop_run(struct tracer *tracer);
