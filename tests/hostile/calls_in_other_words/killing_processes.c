// SPDX-License-Identifier: MIT
// Hostile: speaks to the kernel as programs of other machines do, whose calls have other numbers.
// The status is 7 where nothing came of it.
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __x86_64__
enum { FORK_OF_32_BITS = 2, X32 = 0x40000000 };

static void call_by_interrupt(void) {
    long result = FORK_OF_32_BITS;
    __asm__ volatile("int $0x80" : "+a"(result) : : "memory", "r8", "r9", "r10", "r11");
}

static void call_by_number(void) { syscall(X32 + SYS_fork); }
#else
static void call_by_interrupt(void) { _exit(0); }
static void call_by_number(void) { _exit(0); }
#endif

int main(void) {
    static void (*const ways[])(void) = {call_by_interrupt, call_by_number};
    for (int i = 0; i < 2; i++) {
        pid_t child = fork();
        if (child == 0) {
            ways[i]();
            puts("heard");
            fflush(stdout);
            _exit(0);
        }
        waitpid(child, NULL, 0);
    }
    return 7;
}
