// SPDX-License-Identifier: MIT
#include "base/proc.h"

#include <criterion/criterion.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/arena.h"

enum { OF_THE_LIBRARY = 32 }; // which it lets nobody ignore by signal(3)

static void ignore(int signal) {
    const unsigned long action[8] = {(unsigned long)SIG_IGN};
    cr_assert_eq(syscall(SYS_rt_sigaction, signal, action, NULL, 8UL), 0);
}

Test(proc, what_is_ignored_here_is_not_ignored_there) {
    static const char expected[] = "SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n";
    const char *const arguments[] = {"grep", "-E", "^Sig(Ign|Blk)", "/proc/self/status", NULL};
    CLEANUP_ARENA struct arena arena = {0};
    struct error err = {0};
    struct proc_result result;
    sigset_t blocked;
    ignore(SIGPIPE);
    ignore(OF_THE_LIBRARY);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR1);
    sigprocmask(SIG_BLOCK, &blocked, NULL);
    cr_assert(
        proc_run(&arena,
                 &(struct proc_request){.arguments = arguments, .wall = 60000000, .output = 1000},
                 &result, &err),
        "%s", err.text);
    cr_expect_eq(result.output.size, sizeof expected - 1);
    cr_expect_arr_eq(result.output.data, expected, sizeof expected - 1);
}
