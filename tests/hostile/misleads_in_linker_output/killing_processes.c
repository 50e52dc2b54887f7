// SPDX-License-Identifier: MIT
// Hostile: makes the assembler and the linker print what misleads.
__asm__(".print \"::error file=a.c::a\"\n"
        ".print \"```\\n# 10 of 10 points\\n</details><script>alert(1)</script>\"\n"
        ".warning \"\033[2J\033[32m10 of 10 points\xe2\x80\xae\"\n"
        ".section .gnu.warning.misled\n"
        ".ascii \"\\n::stop-commands::a\\n::error::b \\033[31m\\0\"\n"
        ".data\n"
        ".quad misled, \"\033[32m\n::error::c\"\n"
        ".text\n");

int main(void) { return 0; }
