// SPDX-License-Identifier: MIT
// Wrong: main wakes the squarer with a signal; a squarer that has not installed its handler yet is
// killed by it.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t woken;

static void wake(int number) {
    (void)number;
    woken = 1;
}

static void wait_for_signal(void) {
    sigset_t signals, before;
    sigemptyset(&signals);
    sigaddset(&signals, SIGUSR1);
    sigprocmask(SIG_BLOCK, &signals, &before);
    struct sigaction action = {.sa_handler = wake};
    sigaction(SIGUSR1, &action, NULL);
    while (!woken)
        sigsuspend(&before);
}

int main(void) {
    int numbers[2], squares[2];
    if (pipe(numbers) == -1 || pipe(squares) == -1)
        return EXIT_FAILURE;
    pid_t squarer = fork();
    if (squarer == 0) {
        wait_for_signal();
        close(numbers[1]);
        close(squares[0]);
        for (int n; read(numbers[0], &n, sizeof n) > 0;) {
            int square = n * n;
            write(squares[1], &square, sizeof square);
        }
        exit(EXIT_SUCCESS);
    }
    pid_t sender = fork();
    if (sender == 0) {
        close(numbers[0]);
        close(squares[0]);
        close(squares[1]);
        for (int i = 0; i < 10; i++)
            write(numbers[1], &i, sizeof i);
        exit(EXIT_SUCCESS);
    }
    close(numbers[0]);
    close(numbers[1]);
    close(squares[1]);
    waitpid(sender, NULL, 0);
    kill(squarer, SIGUSR1);
    for (int square; read(squares[0], &square, sizeof square) > 0;)
        printf("%d\n", square);
    printf("End\n");
    waitpid(squarer, NULL, 0);
    return EXIT_SUCCESS;
}
