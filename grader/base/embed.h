// SPDX-License-Identifier: MIT
// Puts a file into the program as it is, with a NUL behind it: `extern const char symbol[]`, whose
// end is symbol_end. The path begins at the project's root. The file stays a real one, formatted
// and tested like others.
#pragma once

#define EMBED(symbol, path)                                                                        \
    extern const char symbol[], symbol##_end[];                                                    \
    __asm__(".pushsection .rodata\n.globl " #symbol ", " #symbol "_end\n" #symbol ":\n"            \
            ".incbin \"" path "\"\n" #symbol "_end:\n"                                             \
            ".byte 0\n"                                                                            \
            ".popsection\n")
