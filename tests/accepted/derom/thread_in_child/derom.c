// SPDX-License-Identifier: MIT
// Right, with children that count in a thread while their first thread waits for it.
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

struct work {
    const char *name;
    int from, to;
};

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void *count(void *data) {
    const struct work *work = data;
    setvbuf(stdout, NULL, _IOLBF, 0);
    printf("Starting process: %s\n", work->name);
    for (int i = work->from; i <= work->to; i++) {
        printf("%s ---> %d\n", work->name, i);
        sleep(1);
    }
    printf("Exiting process: %s\n", work->name);
    return NULL;
}

static pid_t start(struct work work) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        pthread_t counter;
        if (pthread_create(&counter, NULL, count, &work) != 0 || pthread_join(counter, NULL) != 0)
            exit(EXIT_FAILURE);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    // Blocked until sigwait, so that the alarm can not come too early.
    sigset_t alarm_only, before;
    sigemptyset(&alarm_only);
    sigaddset(&alarm_only, SIGALRM);
    if (sigprocmask(SIG_BLOCK, &alarm_only, &before) == -1)
        die("sigprocmask");

    pid_t daemon = start((struct work){"background_process", 0, 4});
    pid_t worker = start((struct work){"non_background_process", 5, 8});
    struct itimerval two_seconds = {.it_value = {.tv_sec = 2}};
    int caught;
    if (setitimer(ITIMER_REAL, &two_seconds, NULL) == -1 || sigwait(&alarm_only, &caught) != 0)
        die("setitimer");

    if (kill(daemon, SIGTERM) == -1)
        die("kill");
    if (waitpid(worker, NULL, 0) == -1 || waitpid(daemon, NULL, 0) == -1)
        die("waitpid");
    return sigprocmask(SIG_SETMASK, &before, NULL) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
