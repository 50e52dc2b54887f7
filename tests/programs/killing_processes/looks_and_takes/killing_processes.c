// SPDX-License-Identifier: MIT
// Wrong: the look whether the child is alive takes its status, if it has ended, and there is none
// left to join.
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void report(const char *moment, pid_t child) {
    bool alive = waitpid(child, NULL, WNOHANG) == 0;
    printf("Process %s: %s %s\n", moment, alive ? "started" : "stopped", alive ? "True" : "False");
}

int main(void) {
    if (setvbuf(stdout, NULL, _IOLBF, BUFSIZ) != 0)
        return EXIT_FAILURE;
    printf("Process before execution: initial False\n");
    pid_t child = fork();
    if (child == -1)
        return EXIT_FAILURE;
    if (child == 0) {
        printf("Starting function\n");
        for (int i = 0; i < 10; i++) {
            printf("-->%d\n", i);
            sleep(1);
        }
        printf("Finished function\n");
        exit(EXIT_SUCCESS);
    }
    report("running", child);
    kill(child, SIGTERM);
    report("terminated", child);
    int status = 0;
    waitpid(child, &status, 0);
    report("joined", child);
    printf("Process exit code: %d\n",
           WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
    return EXIT_SUCCESS;
}
