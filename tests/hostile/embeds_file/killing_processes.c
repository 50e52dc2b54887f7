// SPDX-License-Identifier: MIT
// Hostile: puts a file of the machine into the program, which would print it.
#include <stdio.h>

__asm__(".globl secret\nsecret: .incbin \"/etc/passwd\"\n.byte 0\n");

extern const char secret[];

int main(void) { return puts(secret) == EOF; }
