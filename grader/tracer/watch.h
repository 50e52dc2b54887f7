// SPDX-License-Identifier: MIT
// Limits on the whole tree that are looked at from time to time.
#pragma once

#include "tracer/tracer.h"

void watch_limits(struct tracer *tracer);
