// SPDX-License-Identifier: MIT
// Right, with bare write, blank lines and trailing blanks, and sleeps until fixed points of time.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void check(long result, const char *what) {
    if (result == -1) {
        perror(what);
        exit(EXIT_FAILURE);
    }
}

static void show(const char *line, int length) {
    check(write(STDOUT_FILENO, line, (size_t)length), "write");
}

static void sleep_until(struct timespec start, int second) {
    start.tv_sec += second;
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &start, NULL) != 0)
        ;
}

static void count(const char *name, int from, int to, struct timespec start) {
    char line[80];
    show(line, snprintf(line, sizeof line, "\nStarting process: %s  \n", name));
    for (int i = from; i <= to; i++) {
        show(line, snprintf(line, sizeof line, "%s ---> %d\t\n \n", name, i));
        sleep_until(start, i - from + 1);
    }
    show(line, snprintf(line, sizeof line, "Exiting process: %s \n\n", name));
}

int main(void) {
    struct timespec start;
    check(clock_gettime(CLOCK_MONOTONIC, &start), "clock_gettime");

    pid_t daemon = fork();
    check(daemon, "fork");
    if (daemon == 0) {
        count("background_process", 0, 4, start);
        _exit(EXIT_SUCCESS);
    }
    pid_t worker = fork();
    check(worker, "fork");
    if (worker == 0) {
        count("non_background_process", 5, 8, start);
        _exit(EXIT_SUCCESS);
    }

    sleep_until(start, 2);
    check(kill(daemon, SIGKILL), "kill");
    check(waitpid(daemon, NULL, 0), "waitpid");
    check(waitpid(worker, NULL, 0), "waitpid");
    return EXIT_SUCCESS;
}
