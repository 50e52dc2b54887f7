// SPDX-License-Identifier: MIT
// Hostile: has the assembler read a line more often than there is memory for.
__asm__(".rept 60000000\n"
        ".ifc a line that is left out, unlike this\n.endif\n"
        ".endr\n");

int main(void) { return 0; }
