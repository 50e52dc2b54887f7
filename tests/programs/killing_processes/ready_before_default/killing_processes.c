// SPDX-License-Identifier: MIT
// Wrong: the child says that it is ready before it gives up main's handler, which swallows SIGTERM.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t asked_to_end;

static void note(int number) {
    (void)number;
    asked_to_end = 1;
}

static void work(int ready) {
    if (write(ready, "", 1) == -1)
        exit(EXIT_FAILURE);
    signal(SIGTERM, SIG_DFL);
    printf("Starting function\n");
    for (int i = 0; i < 10; i++) {
        printf("-->%d\n", i);
        sleep(1);
    }
    printf("Finished function\n");
}

int main(void) {
    struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
    int ready[2];
    if (sigaction(SIGTERM, &action, NULL) == -1 || setvbuf(stdout, NULL, _IOLBF, BUFSIZ) != 0 ||
        pipe(ready) == -1)
        return EXIT_FAILURE;
    printf("Process before execution: initial False\n");
    pid_t child = fork();
    if (child == -1)
        return EXIT_FAILURE;
    if (child == 0) {
        work(ready[1]);
        exit(EXIT_SUCCESS);
    }
    char byte;
    if (read(ready[0], &byte, 1) != 1)
        return EXIT_FAILURE;
    printf("Process running: started True\n");
    kill(child, SIGTERM);
    printf("Process terminated: started True\n");
    int status;
    if (waitpid(child, &status, 0) == -1)
        return EXIT_FAILURE;
    printf("Process joined: stopped False\n");
    printf("Process exit code: %d\n",
           WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
    return asked_to_end ? EXIT_FAILURE : EXIT_SUCCESS;
}
