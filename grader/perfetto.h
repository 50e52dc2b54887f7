// SPDX-License-Identifier: MIT
// A picture as trace events in JSON, which Perfetto and Chrome's tracing show.
#pragma once

#include "picture.h"

// Moments are microseconds of own time; of things at the same moment each is one later than the one
// before, so that their order is seen.
void perfetto_add(struct str *out, const struct picture *picture);
