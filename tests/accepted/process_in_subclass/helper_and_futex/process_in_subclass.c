// SPDX-License-Identifier: MIT
// Right, with a helper process of each child, which wakes it by a futex in shared memory.
#include <err.h>
#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void run(int n, uint32_t *turn) {
    pid_t helper = fork();
    if (helper == -1)
        err(EXIT_FAILURE, "fork");
    if (helper == 0) {
        __atomic_store_n(turn, (uint32_t)n, __ATOMIC_SEQ_CST);
        syscall(SYS_futex, turn, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
        _exit(EXIT_SUCCESS);
    }
    uint32_t seen;
    while ((seen = __atomic_load_n(turn, __ATOMIC_SEQ_CST)) != (uint32_t)n)
        if (syscall(SYS_futex, turn, FUTEX_WAIT, seen, NULL, NULL, 0) == -1 && errno != EAGAIN &&
            errno != EINTR)
            err(EXIT_FAILURE, "futex");
    printf("called run method in Process-%d\n", n);
    if (waitpid(helper, NULL, 0) == -1)
        err(EXIT_FAILURE, "waitpid");
}

int main(void) {
    uint32_t *turn =
        mmap(NULL, sizeof *turn, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (turn == MAP_FAILED)
        err(EXIT_FAILURE, "mmap");
    for (int n = 1; n <= 10; n++) {
        pid_t child = fork();
        if (child == -1)
            err(EXIT_FAILURE, "fork");
        if (child == 0) {
            run(n, turn);
            exit(EXIT_SUCCESS);
        }
        int status;
        if (wait4(child, &status, 0, NULL) == -1 || status != 0)
            err(EXIT_FAILURE, "wait4");
    }
    if (munmap(turn, sizeof *turn) == -1)
        err(EXIT_FAILURE, "munmap");
    return EXIT_SUCCESS;
}
