// SPDX-License-Identifier: MIT
// Wrong: the FIFO by which main learns that the child has begun is never removed.
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    if (setvbuf(stdout, NULL, _IOLBF, 0) != 0)
        return EXIT_FAILURE;
    printf("Process before execution: initial False\n");
    mkfifo("begun", 0600);
    pid_t child = fork();
    if (child == 0) {
        int out = open("begun", O_WRONLY);
        printf("Starting function\n");
        close(out);
        for (int i = 0; i < 10; i++) {
            printf("-->%d\n", i);
            sleep(1);
        }
        printf("Finished function\n");
        exit(EXIT_SUCCESS);
    }
    printf("Process running: started True\n");
    int in = open("begun", O_RDONLY);
    char byte;
    while (read(in, &byte, 1) > 0)
        continue;
    close(in);
    kill(child, SIGTERM);
    printf("Process terminated: started True\n");
    int status;
    waitpid(child, &status, 0);
    printf("Process joined: stopped False\n");
    printf("Process exit code: %d\n",
           WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
    return EXIT_SUCCESS;
}
