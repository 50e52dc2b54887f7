// SPDX-License-Identifier: MIT
// What a program that is started inherits of signals.
#pragma once

// None is ignored, caught or blocked, whatever started the grader.
void signals_as_at_first(void);
