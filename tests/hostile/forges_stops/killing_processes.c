// SPDX-License-Identifier: MIT
// Hostile: sends itself signals with all that a tracer looks at in its stops: of calls, of forks,
// of programs that begin.
#define _GNU_SOURCE // gettid
#include <linux/ptrace.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static void take(int number) { (void)number; }

static void send(int number, int code) {
    siginfo_t information;
    memset(&information, 0, sizeof information);
    information.si_signo = number;
    information.si_code = code;
    syscall(SYS_rt_tgsigqueueinfo, getpid(), gettid(), number, &information);
}

int main(void) {
    static const int numbers[] = {SIGTRAP, SIGCHLD, SIGURG, SIGTSTP, SIGTTIN, SIGUSR1};
    for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++)
        signal(numbers[i], take);
    for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        for (int event = 0; event <= 8; event++)
            send(numbers[i], event << 8 | SIGTRAP);
        send(numbers[i], PTRACE_EVENT_STOP << 8 | SIGTRAP);
        send(numbers[i], SIGTRAP | 0x80);
        send(numbers[i], SI_KERNEL);
        send(numbers[i], SI_USER);
    }
    return 7;
}
