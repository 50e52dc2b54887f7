// SPDX-License-Identifier: MIT
// Hostile: puts what has no end into the program.
__asm__(".incbin \"/dev/zero\"\n");

int main(void) { return 0; }
