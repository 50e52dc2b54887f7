// SPDX-License-Identifier: MIT
// Hostile: fills files that lie in memory and have no name, and never maps them.
#define _GNU_SOURCE // memfd_create
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MEBIBYTE = 1024 * 1024, ENOUGH = 250 };

// How many mebibytes it took.
static int fill(void) {
    static const char bytes[MEBIBYTE] = {1};
    for (int taken = 0; taken < ENOUGH; taken++)
        if (write(memfd_create("grader_hostile", 0), bytes, MEBIBYTE) < MEBIBYTE)
            return taken;
    return ENOUGH;
}

int main(void) { return fill() < ENOUGH ? 7 : 8; }
