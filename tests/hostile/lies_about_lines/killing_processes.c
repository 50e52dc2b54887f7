// SPDX-License-Identifier: MIT
// Hostile: waits for ever in a line that it gives to a file of the system.
#include <unistd.h>

int main(void) {
#line 1 "/etc/passwd\nkilling_processes.c:7"
    pause();
}
