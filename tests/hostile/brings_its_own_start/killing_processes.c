// SPDX-License-Identifier: MIT
// Hostile: takes the place of what calls main.
#include <unistd.h>

int __libc_start_main(void) { _exit(7); }

int main(void) { return 0; }
