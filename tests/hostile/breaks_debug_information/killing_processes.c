// SPDX-License-Identifier: MIT
// Hostile: waits for ever, with debug information that is no such thing.
#include <unistd.h>

__asm__(".pushsection .debug_info\n.fill 4000, 1, 0xff\n.popsection\n"
        ".pushsection .debug_abbrev\n.fill 500, 1, 0x81\n.popsection\n"
        ".pushsection .debug_line\n.fill 5000, 1, 0xfe\n.popsection\n");

int main(void) { pause(); }
