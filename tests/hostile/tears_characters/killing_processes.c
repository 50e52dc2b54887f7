// SPDX-License-Identifier: MIT
// Hostile: two processes share the bytes of each character, and the limit of output falls into one.
#include <unistd.h>

int main(void) {
    int turns[2], back[2];
    char turn = 0;
    if (pipe(turns) || pipe(back))
        return 8;
    pid_t child = fork();
    for (;;) {
        if (child && (write(1, "\xf0\x9f", 2) != 2 || write(turns[1], &turn, 1) != 1 ||
                      read(back[0], &turn, 1) != 1))
            return 8;
        if (!child && (read(turns[0], &turn, 1) != 1 || write(1, "\x98\x80", 2) != 2 ||
                       write(back[1], &turn, 1) != 1))
            return 8;
    }
}
