// SPDX-License-Identifier: MIT
// Hostile: traps of its own, which must not look like those of a tracer.
#include <signal.h>
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

static void trap(void) {
#if defined __aarch64__
    __asm__ volatile("brk #0");
#else
    __asm__ volatile("int3");
#endif
}

int main(void) {
    signal(SIGTRAP, SIG_IGN);
    raise(SIGTRAP);
    raise(SIGTRAP);
    kill(getpid(), SIGTRAP);
    pid_t child = fork();
    if (child == 0) {
        signal(SIGTRAP, SIG_DFL);
        trap();
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGTRAP)
        return 8;
    volatile int *volatile nowhere = NULL;
    return *nowhere;
}
