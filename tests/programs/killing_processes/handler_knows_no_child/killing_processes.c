// SPDX-License-Identifier: MIT
// Wrong: the child asks for its end by a signal, and a child that is quick asks before main has
// stored its pid.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile pid_t child;
static unsigned table[1 << 20];

static void end_child(int number) {
    (void)number;
    if (child > 0)
        kill(child, SIGTERM);
}

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
    struct sigaction action = {.sa_handler = end_child, .sa_flags = SA_RESTART};
    if (sigaction(SIGUSR1, &action, NULL) == -1 || setvbuf(stdout, NULL, _IOLBF, BUFSIZ) != 0)
        return EXIT_FAILURE;
    printf("Process before execution: initial False\n");
    child = fork();
    if (child == -1)
        return EXIT_FAILURE;
    if (child == 0) {
        work();
        exit(EXIT_SUCCESS);
    }
    printf("Process running: started True\n");
    int status;
    waitpid(child, &status, 0);
    printf("Process terminated: stopped False\n");
    printf("Process joined: stopped False\n");
    printf("Process exit code: %d\n",
           WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
    return EXIT_SUCCESS;
}
