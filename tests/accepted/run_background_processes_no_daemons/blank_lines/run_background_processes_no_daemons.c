// SPDX-License-Identifier: MIT
// Right, with blank lines and trailing blanks; a SIGCHLD handler does the waiting.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t left = 2;

static void reap(int signal_number) {
    (void)signal_number;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        left--;
}

static void show(const char *text, int length) {
    if (write(STDOUT_FILENO, text, (size_t)length) == -1)
        _exit(EXIT_FAILURE);
}

static void work(const char *name, int first) {
    char line[64];
    struct timespec until;
    if (clock_gettime(CLOCK_MONOTONIC, &until) == -1)
        _exit(EXIT_FAILURE);
    until.tv_sec++;
    show(line, snprintf(line, sizeof line, "\nStarting %s \n", name));
    for (int i = first; i < first + 5; i++)
        show(line, snprintf(line, sizeof line, "---> %d \t\n\n \n", i));
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
    show(line, snprintf(line, sizeof line, "Exiting %s \n\n", name));
}

int main(void) {
    static const char *const names[] = {"background_process", "NO_background_process"};
    sigset_t child_ended, before;
    sigemptyset(&child_ended);
    sigaddset(&child_ended, SIGCHLD);
    struct sigaction action = {.sa_handler = reap};
    sigemptyset(&action.sa_mask);
    if (sigprocmask(SIG_BLOCK, &child_ended, &before) == -1 ||
        sigaction(SIGCHLD, &action, NULL) == -1)
        return EXIT_FAILURE;

    for (int i = 0; i < 2; i++) {
        pid_t child = fork();
        if (child == -1)
            return EXIT_FAILURE;
        if (child == 0) {
            work(names[i], 5 * i);
            _exit(EXIT_SUCCESS);
        }
    }
    while (left > 0)
        sigsuspend(&before); // the handler runs here and nowhere else
    return EXIT_SUCCESS;
}
