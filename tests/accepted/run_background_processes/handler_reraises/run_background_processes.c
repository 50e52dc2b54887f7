// SPDX-License-Identifier: MIT
// Right, with a daemon that tidies up in a SIGTERM handler and then dies of that same signal.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t ended;

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

// The raised signal stays blocked until the handler returns; then the default action ends us.
static void on_terminate(int signal_number) {
    ended = 1;
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static void work(const char *name, int first) {
    printf("Starting %s\n", name);
    for (int i = first; i < first + 5 && !ended; i++) {
        printf("---> %d\n", i);
        fflush(stdout);
    }
    sleep(1);
    printf("Exiting %s\n", name);
}

int main(void) {
    pid_t background = fork();
    if (background == -1)
        die("fork");
    if (background == 0) {
        struct sigaction action = {.sa_handler = on_terminate};
        sigemptyset(&action.sa_mask);
        if (sigaction(SIGTERM, &action, NULL) == -1)
            die("sigaction");
        work("background_process", 0);
        return EXIT_SUCCESS;
    }
    pid_t no_background = fork();
    if (no_background == -1)
        die("fork");
    if (no_background == 0) {
        work("NO_background_process", 5);
        return EXIT_SUCCESS;
    }

    if (sigqueue(background, SIGTERM, (union sigval){.sival_int = 0}) == -1)
        die("sigqueue");
    if (waitpid(background, NULL, 0) == -1 || waitpid(no_background, NULL, 0) == -1)
        die("waitpid");
    return EXIT_SUCCESS;
}
