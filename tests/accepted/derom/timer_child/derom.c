// SPDX-License-Identifier: MIT
// Right, with a third child, born first, whose end tells main that two seconds are over.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void count(const char *name, int from, int to) {
    setlinebuf(stdout);
    printf("Starting process: %s\n", name);
    for (int i = from; i <= to; i++) {
        printf("%s ---> %d\n", name, i);
        usleep(1000000);
    }
    printf("Exiting process: %s\n", name);
}

static pid_t fork_or_exit(void) {
    pid_t child = fork();
    if (child == -1) {
        perror("fork");
        exit(EXIT_FAILURE);
    }
    return child;
}

static pid_t start(const char *name, int from, int to) {
    pid_t child = fork_or_exit();
    if (child == 0) {
        count(name, from, to);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    pid_t timer = fork_or_exit();
    if (timer == 0) {
        sleep(2);
        _exit(EXIT_SUCCESS);
    }
    pid_t daemon = start("background_process", 0, 4);
    pid_t worker = start("non_background_process", 5, 8);

    int bad = waitpid(timer, NULL, 0) == -1;
    bad += kill(daemon, SIGTERM) == -1;
    bad += waitpid(worker, NULL, 0) == -1;
    bad += waitpid(daemon, NULL, 0) == -1;
    return bad ? EXIT_FAILURE : EXIT_SUCCESS;
}
