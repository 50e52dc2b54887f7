// SPDX-License-Identifier: MIT
// Right, by vfork and exec, under other program names; main sleeps in sigwait until SIGCHLD comes.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char background[] = "background_process";
static const char no_background[] = "NO_background_process";

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static int work(const char *name) {
    const struct timespec second = {.tv_sec = 1};
    int first = strcmp(name, background) == 0 ? 0 : 5;
    dprintf(STDOUT_FILENO, "Starting %s\n", name);
    for (int i = first; i < first + 5; i++)
        dprintf(STDOUT_FILENO, "---> %d\n", i);
    if (nanosleep(&second, NULL) == -1)
        die("nanosleep");
    dprintf(STDOUT_FILENO, "Exiting %s\n", name);
    return EXIT_SUCCESS;
}

static void start(const char *name) {
    pid_t child = vfork();
    if (child == -1)
        die("vfork");
    if (child == 0) {
        execl("/proc/self/exe", name, (char *)NULL);
        _exit(127);
    }
}

int main(int argc, char *argv[]) {
    if (argc == 1 && (strcmp(argv[0], background) == 0 || strcmp(argv[0], no_background) == 0))
        return work(argv[0]);

    sigset_t child_ended;
    sigemptyset(&child_ended);
    sigaddset(&child_ended, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &child_ended, NULL) == -1)
        die("sigprocmask");

    start(background);
    start(no_background);

    // Two ends may come as one signal, so each signal asks for all who have ended.
    for (int running = 2; running > 0;) {
        int caught;
        if (sigwait(&child_ended, &caught) != 0)
            die("sigwait");
        pid_t child;
        while ((child = waitpid(-1, NULL, WNOHANG)) > 0)
            running--;
        if (child == -1 && running > 0)
            die("waitpid");
    }
    return EXIT_SUCCESS;
}
