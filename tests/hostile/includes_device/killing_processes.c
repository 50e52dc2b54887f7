// SPDX-License-Identifier: MIT
// Hostile: has the compiler read what has no end.
#include "/dev/zero"

int main(void) { return 0; }
