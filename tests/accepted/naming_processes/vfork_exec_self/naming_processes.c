// SPDX-License-Identifier: MIT
// Right, by vfork and exec of this same program, whose children name themselves after argv[1] and
// sleep until a timer file is ready.
#include <err.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

static int function(const char *name) {
    uint64_t passed;
    const struct itimerspec once = {.it_value.tv_sec = 3};
    if (prctl(PR_SET_NAME, name) == -1)
        err(EXIT_FAILURE, "prctl");
    int timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
    if (timer == -1)
        err(EXIT_FAILURE, "timerfd_create");

    printf("Starting process name = %s\n", name);
    if (timerfd_settime(timer, 0, &once, NULL) == -1 || read(timer, &passed, sizeof passed) == -1)
        err(EXIT_FAILURE, "timer");
    printf("Exiting process name = %s\n", name);
    close(timer);
    return EXIT_SUCCESS;
}

int main(int argc, char *argv[]) {
    if (argc > 1)
        return function(argv[1]);

    char program[4096] = "", names[2][16] = {"myFunc process", "Process-2"};
    if (readlink("/proc/self/exe", program, sizeof program - 1) == -1)
        err(EXIT_FAILURE, "/proc/self/exe");
    for (int i = 0; i < 2; i++) {
        char *arguments[] = {program, names[i], NULL};
        pid_t child = vfork();
        if (child == -1)
            err(EXIT_FAILURE, "vfork");
        if (child == 0) {
            execv(program, arguments);
            _exit(127);
        }
    }
    while (wait(NULL) > 0)
        ; // until there are no more children
    return EXIT_SUCCESS;
}
