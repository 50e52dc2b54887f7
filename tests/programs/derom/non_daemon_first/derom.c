// SPDX-License-Identifier: MIT
// Wrong: the daemon is the second child.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t start(const char *name, int from, int to) {
    pid_t child = fork();
    if (child != 0)
        return child;
    setvbuf(stdout, NULL, _IOLBF, 0);
    printf("Starting process: %s\n", name);
    for (int i = from; i <= to; i++) {
        printf("%s ---> %d\n", name, i);
        sleep(1);
    }
    printf("Exiting process: %s\n", name);
    exit(EXIT_SUCCESS);
}

int main(void) {
    pid_t worker = start("non_background_process", 5, 8);
    pid_t daemon = start("background_process", 0, 4);
    sleep(2);
    kill(daemon, SIGTERM);
    waitpid(daemon, NULL, 0);
    waitpid(worker, NULL, 0);
    return EXIT_SUCCESS;
}
