// SPDX-License-Identifier: MIT
// Hostile: does all of its work before main, which would do something else.
#include <stdio.h>
#include <unistd.h>

static void work(void) {
    puts("before main");
    fflush(stdout);
    _exit(7);
}

__attribute__((section(".preinit_array"), used)) static void (*const first)(void) = work;

int main(void) {
    puts("good");
    return 0;
}
