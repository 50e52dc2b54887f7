// SPDX-License-Identifier: MIT
// Hostile: hands bad addresses and sizes to the system. Each call must fail as it does without a
// tracer; the status is the number of those that did not.
#include <errno.h>
#include <mqueue.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static int wrong;

static void expect(const char *what, long result, int error) {
    if (result == -1 && errno == error)
        return;
    fprintf(stderr, "%s: result %ld, errno %d and not %d\n", what, result, errno, error);
    wrong++;
}

static long call(long number, long a, long b, long c, long d) {
    return syscall(number, a, b, c, d, 0, 0);
}

int main(void) {
    static const long bad[] = {1, 4096, -4096, -1, 1L << 62, (long)(1UL << 63)};
    int ends[2], pair[2];
    if (pipe(ends) || socketpair(AF_UNIX, SOCK_STREAM, 0, pair))
        return 100;
    for (unsigned i = 0; i < sizeof bad / sizeof *bad; i++) {
        long at = bad[i];
        for (int fd = 1; fd < 3; fd++) {
            expect("write", call(SYS_write, fd, at, 10, 0), EFAULT);
            expect("writev", call(SYS_writev, fd, at, 1, 0), EFAULT);
        }
        expect("write to a pipe", call(SYS_write, ends[1], at, 10, 0), EFAULT);
        expect("sendmsg", call(SYS_sendmsg, pair[0], at, 0, 0), EFAULT);
        expect("sendto", call(SYS_sendto, pair[0], at, 10, 0), EFAULT);
        expect("pipe2", call(SYS_pipe2, at, 0, 0, 0), EFAULT);
        expect("socketpair", call(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, at), EFAULT);
        expect("nanosleep", call(SYS_nanosleep, at, 0, 0, 0), EFAULT);
        expect("clock_nanosleep", call(SYS_clock_nanosleep, 1, 0, at, 0), EFAULT);
        expect("sigqueue", call(SYS_rt_sigqueueinfo, getpid(), SIGUSR1, at, 0), EFAULT);
        expect("prctl", call(SYS_prctl, PR_SET_NAME, at, 0, 0), EFAULT);
    }
    static const struct iovec vector = {(void *)1, 10};
    expect("writev of a bad part", call(SYS_writev, 1, (long)&vector, 1, 0), EFAULT);
    expect("writev of too many", call(SYS_writev, 1, (long)&vector, 1025, 0), EINVAL);
    expect("write nowhere", call(SYS_write, -1, (long)"a", 1, 0), EBADF);
    expect("write far", call(SYS_write, 1L << 31, (long)"a", 1, 0), EBADF);
    expect("kill nobody", call(SYS_kill, 1 << 30, SIGTERM, 0, 0), ESRCH);
    expect("kill the least", call(SYS_kill, (long)(int)(1U << 31), SIGTERM, 0, 0), ESRCH);
    expect("kill oddly", call(SYS_kill, getpid(), 1 << 20, 0, 0), EINVAL);
    expect("wait for nobody", call(SYS_wait4, -1, 0, 0, 0), ECHILD);
    expect("msgsnd", call(SYS_msgsnd, 1 << 30, (long)bad, 1L << 62, 0), EINVAL);
    expect("mq_send", call(SYS_mq_timedsend, ends[0], 1, 1L << 62, 0), EBADF);

    // What the program itself may not read is a bad address, too.
    void *closed = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    expect("write of what is not readable", call(SYS_write, 1, (long)closed, 10, 0), EFAULT);
    return wrong < 99 ? wrong : 99;
}
