// SPDX-License-Identifier: MIT
// Right, with a child that tidies up in a SIGTERM handler and then dies of that same signal.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t tidied;

// The raised signal stays blocked until the handler returns; then the default action ends us.
static void on_terminate(int signal_number) {
    tidied = 1;
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static void work(void) {
    struct sigaction action = {.sa_handler = on_terminate};
    sigemptyset(&action.sa_mask);
    if (sigaction(SIGTERM, &action, NULL) == -1)
        exit(EXIT_FAILURE);

    setvbuf(stdout, NULL, _IOLBF, 0);
    printf("Starting function\n");
    for (int i = 0; i < 10 && !tidied; i++) {
        printf("-->%d\n", i);
        sleep(1);
    }
    printf("Finished function\n");
}

int main(void) {
    printf("Process before execution: initial False\n");
    fflush(stdout);

    pid_t child = fork();
    if (child == 0) {
        work();
        exit(EXIT_SUCCESS);
    }
    if (child == -1) {
        perror("fork");
        return EXIT_FAILURE;
    }
    printf("Process running: started True\n");
    usleep(1500000);

    if (kill(child, SIGTERM) == -1)
        perror("kill");
    printf("Process terminated: started True\n");

    int status = 0;
    if (waitpid(child, &status, 0) == -1)
        perror("waitpid");
    printf("Process joined: stopped False\n");
    printf("Process exit code: %d\n", WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status));
    return EXIT_SUCCESS;
}
