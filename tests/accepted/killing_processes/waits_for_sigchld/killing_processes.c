// SPDX-License-Identifier: MIT
// Right, by signals both ways: SIGTERM to the child, and main sleeps in sigwait until SIGCHLD.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

// Sleeps until fixed points of time, so that the seconds do not add up to more than ten.
static void work(void) {
    struct timespec next;
    clock_gettime(CLOCK_MONOTONIC, &next);
    printf("Starting function\n");
    for (int i = 0; i < 10; i++) {
        printf("-->%d\n", i);
        next.tv_sec++;
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL);
    }
    printf("Finished function\n");
}

int main(void) {
    sigset_t child_ended;
    sigemptyset(&child_ended);
    sigaddset(&child_ended, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &child_ended, NULL) == -1)
        die("sigprocmask");

    printf("Process before execution: initial False\n");
    fflush(stdout);
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        work();
        return EXIT_SUCCESS;
    }
    printf("Process running: started True\n");

    if (kill(child, SIGTERM) == -1)
        die("kill");
    int caught;
    if (sigwait(&child_ended, &caught) != 0)
        die("sigwait");
    printf("Process terminated: stopped False\n");

    int status;
    if (waitpid(child, &status, WNOHANG) != child)
        die("waitpid");
    printf("Process joined: stopped False\n");
    printf("Process exit code: %d\n",
           WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
    return EXIT_SUCCESS;
}
