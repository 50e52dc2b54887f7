// SPDX-License-Identifier: MIT
// Wrong: a child that begins before main goes on is deaf to SIGTERM.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    if (setvbuf(stdout, NULL, _IOLBF, 0) != 0)
        return EXIT_FAILURE;
    printf("Process before execution: initial False\n");
    pid_t child = fork();
    if (child == 0) {
        signal(SIGTERM, SIG_IGN);
        printf("Starting function\n");
        sleep(1);
        signal(SIGTERM, SIG_DFL);
        for (int i = 0; i < 10; i++) {
            printf("-->%d\n", i);
            sleep(1);
        }
        printf("Finished function\n");
        exit(EXIT_SUCCESS);
    }
    printf("Process running: started True\n");
    kill(child, SIGTERM);
    printf("Process terminated: started True\n");
    int status;
    waitpid(child, &status, 0);
    printf("Process joined: stopped False\n");
    printf("Process exit code: %d\n",
           WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
    return EXIT_SUCCESS;
}
