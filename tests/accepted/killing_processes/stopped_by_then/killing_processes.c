// SPDX-License-Identifier: MIT
// Right, by WNOWAIT: main lets the child end before it says `terminated`, and joins it after that.
#include <err.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void function(void) {
    printf("Starting function\n");
    for (int i = 0; i < 10; i++) {
        printf("-->%d\n", i);
        sleep(1);
    }
    printf("Finished function\n");
    exit(EXIT_SUCCESS);
}

int main(void) {
    printf("Process before execution: initial False\n");
    if (fflush(stdout) == EOF)
        err(EXIT_FAILURE, "stdout");

    pid_t child = fork();
    if (child == -1)
        err(EXIT_FAILURE, "fork");
    if (child == 0)
        function();
    printf("Process running: started True\n");

    siginfo_t info;
    if (kill(child, SIGTERM) == -1)
        err(EXIT_FAILURE, "kill");
    if (waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT) == -1)
        err(EXIT_FAILURE, "waitid");
    printf("Process terminated: stopped False\n");

    int status;
    if (wait(&status) == -1)
        err(EXIT_FAILURE, "wait");
    printf("Process joined: stopped False\n");
    printf("Process exit code: %d\n", -WTERMSIG(status));
    return EXIT_SUCCESS;
}
