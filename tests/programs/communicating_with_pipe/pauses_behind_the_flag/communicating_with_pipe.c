// SPDX-License-Identifier: MIT
// Wrong: main looks at a flag and then pauses; a signal that comes between the two wakes nobody.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t squared;

static void note(int number) {
    (void)number;
    squared = 1;
}

int main(void) {
    struct sigaction action = {.sa_handler = note};
    sigaction(SIGUSR1, &action, NULL);
    int numbers[2], squares[2];
    if (pipe(numbers) == -1 || pipe(squares) == -1)
        return EXIT_FAILURE;
    pid_t sender = fork();
    if (sender == 0) {
        close(numbers[0]);
        close(squares[0]);
        close(squares[1]);
        for (int i = 0; i < 10; i++)
            write(numbers[1], &i, sizeof i);
        exit(EXIT_SUCCESS);
    }
    pid_t squarer = fork();
    if (squarer == 0) {
        close(numbers[1]);
        close(squares[0]);
        for (int n; read(numbers[0], &n, sizeof n) > 0;) {
            int square = n * n;
            write(squares[1], &square, sizeof square);
        }
        kill(getppid(), SIGUSR1);
        exit(EXIT_SUCCESS);
    }
    close(numbers[0]);
    close(squares[1]);
    close(numbers[1]);
    while (!squared)
        pause();
    for (int square; read(squares[0], &square, sizeof square) > 0;)
        printf("%d\n", square);
    printf("End\n");
    waitpid(sender, NULL, 0);
    waitpid(squarer, NULL, 0);
    return EXIT_SUCCESS;
}
