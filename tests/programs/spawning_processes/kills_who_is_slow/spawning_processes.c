// SPDX-License-Identifier: MIT
// Wrong: main gives each child half a second, and ends by force who needs longer
// (thought: who has not printed by then hangs).
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

static void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}

static pid_t start(int i) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        my_func(i);
        exit(EXIT_SUCCESS);
    }
    return child;
}

static void join(pid_t child, const sigset_t *child_ended) {
    struct timespec patience = {.tv_nsec = 500000000};
    if (sigtimedwait(child_ended, NULL, &patience) == -1)
        kill(child, SIGKILL);
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    sigset_t child_ended;
    sigemptyset(&child_ended);
    sigaddset(&child_ended, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &child_ended, NULL) == -1)
        die("sigprocmask");
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    for (int i = 0; i < 6; i++)
        join(start(i), &child_ended);
    return EXIT_SUCCESS;
}
