// SPDX-License-Identifier: MIT
// Wrong: main pauses for the SIGCHLD of its child, which may have come before.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void wake_up(int number) { (void)number; }

int main(void) {
    struct sigaction action = {.sa_handler = wake_up};
    if (sigaction(SIGCHLD, &action, NULL) == -1 || setvbuf(stdout, NULL, _IOLBF, BUFSIZ) != 0)
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
    printf("Process running: started True\n");
    kill(child, SIGTERM);
    pause();
    printf("Process terminated: stopped False\n");
    int status;
    if (waitpid(child, &status, 0) == -1)
        return EXIT_FAILURE;
    printf("Process joined: stopped False\n");
    printf("Process exit code: %d\n",
           WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
    return EXIT_SUCCESS;
}
