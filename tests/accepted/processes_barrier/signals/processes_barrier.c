// SPDX-License-Identifier: MIT
// Right, with signals as the barrier: p1 and p2 tell main that they have come, and when both have,
// main sends them on. Real-time signals are queued, so that none is lost. The lock is that of a
// file.
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define COME SIGRTMIN
#define GO (SIGRTMIN + 1)

static sigset_t come, go;

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void await(const sigset_t *set) {
    if (sigwaitinfo(set, NULL) == -1)
        die("sigwaitinfo");
}

static void run(const char *name, int meets) {
    if (meets) {
        if (sigqueue(getppid(), COME, (union sigval){0}) == -1)
            die("sigqueue");
        await(&go);
    }
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    char seconds[32];
    strftime(seconds, sizeof seconds, "%F %T", localtime(&now.tv_sec));
    int program = open("/proc/self/exe", O_RDONLY); // a file that is surely there, to be locked
    if (program == -1 || flock(program, LOCK_EX) == -1)
        die("lock");
    dprintf(STDOUT_FILENO, "process %s ----> %s.%06ld\n", name, seconds, now.tv_nsec / 1000);
    close(program);
    _exit(EXIT_SUCCESS);
}

int main(void) {
    static const char *const names[] = {"p1 - test_with_barrier", "p2 - test_with_barrier",
                                        "p3 - test_without_barrier", "p4 - test_without_barrier"};
    sigset_t both;
    sigemptyset(&come);
    sigemptyset(&go);
    sigemptyset(&both);
    sigaddset(&come, COME);
    sigaddset(&go, GO);
    sigaddset(&both, COME);
    sigaddset(&both, GO);
    if (sigprocmask(SIG_BLOCK, &both, NULL) == -1)
        die("sigprocmask");

    pid_t pids[4];
    for (int i = 0; i < 4; i++) {
        if ((pids[i] = fork()) == -1)
            die("fork");
        if (pids[i] == 0)
            run(names[i], i < 2);
    }
    await(&come);
    await(&come);
    for (int i = 0; i < 2; i++)
        if (kill(pids[i], GO) == -1)
            die("kill");
    for (int i = 0; i < 4; i++)
        if (waitpid(pids[i], NULL, 0) == -1)
            die("waitpid");
    return EXIT_SUCCESS;
}
