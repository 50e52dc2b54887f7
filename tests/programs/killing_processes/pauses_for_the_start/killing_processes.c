// SPDX-License-Identifier: MIT
// Wrong: main pauses until its child says that it is ready; a child that is quick says so before
// main pauses.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static unsigned table[1 << 20];

static void wake_up(int number) { (void)number; }

static void work(void) {
    for (unsigned i = 0; i < sizeof table / sizeof *table; i++)
        table[i] = i * i;
    kill(getppid(), SIGUSR1);
    printf("Starting function\n");
    for (int i = 0; i < 10; i++) {
        printf("-->%d\n", i);
        sleep(1);
    }
    printf("Finished function\n");
}

int main(void) {
    struct sigaction action = {.sa_handler = wake_up};
    if (sigaction(SIGUSR1, &action, NULL) == -1 || setvbuf(stdout, NULL, _IOLBF, BUFSIZ) != 0)
        return EXIT_FAILURE;
    printf("Process before execution: initial False\n");
    pid_t child = fork();
    if (child == -1)
        return EXIT_FAILURE;
    if (child == 0) {
        work();
        exit(EXIT_SUCCESS);
    }
    pause();
    printf("Process running: started True\n");
    kill(child, SIGTERM);
    printf("Process terminated: started True\n");
    int status;
    if (waitpid(child, &status, 0) == -1)
        return EXIT_FAILURE;
    printf("Process joined: stopped False\n");
    printf("Process exit code: %d\n",
           WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
    return EXIT_SUCCESS;
}
