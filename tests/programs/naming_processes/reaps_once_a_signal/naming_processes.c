// SPDX-License-Identifier: MIT
// Wrong: the handler waits for one child a SIGCHLD, and two children that end together may send but
// one.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t running;
static unsigned table[1 << 20];

static void reap(int number) {
    (void)number;
    if (waitpid(-1, NULL, WNOHANG) > 0)
        running--;
}

static void function(const char *name) {
    printf("Starting process name = %s\n", name);
    sleep(3);
    printf("Exiting process name = %s\n", name);
}

static void start(const char *name) {
    pid_t child = fork();
    if (child == -1)
        exit(EXIT_FAILURE);
    if (child == 0) {
        prctl(PR_SET_NAME, name);
        function(name);
        exit(EXIT_SUCCESS);
    }
}

int main(void) {
    struct sigaction action = {.sa_handler = reap};
    sigset_t ends, before;
    sigemptyset(&ends);
    sigaddset(&ends, SIGCHLD);
    if (sigaction(SIGCHLD, &action, NULL) == -1 || sigprocmask(SIG_BLOCK, &ends, &before) == -1)
        return EXIT_FAILURE;
    running = 2;
    start("myFunc process");
    for (unsigned i = 0; i < sizeof table / sizeof *table; i++)
        table[i] = i * i;
    start("Process-2");
    while (running > 0)
        sigsuspend(&before);
    return EXIT_SUCCESS;
}
