// SPDX-License-Identifier: MIT
// Right: main sleeps before it terminates the child, which is still long before its end.
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
        printf("Starting function\n");
        for (int i = 0; i < 10; i++) {
            printf("-->%d\n", i);
            sleep(1);
        }
        printf("Finished function\n");
        exit(EXIT_SUCCESS);
    }
    printf("Process running: started True\n");
    sleep(4);
    kill(child, SIGTERM);
    printf("Process terminated: started True\n");
    int status;
    waitpid(child, &status, 0);
    printf("Process joined: stopped False\n");
    printf("Process exit code: %d\n",
           WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
    return EXIT_SUCCESS;
}
