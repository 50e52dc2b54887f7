// SPDX-License-Identifier: MIT
// Hostile: has files beside it that a compiler which met them would take for options, for parts of
// its own, or for a header. Nobody looks at them.
#include "stdio.h"

int main(void) { return puts("good") < 0; }
