// SPDX-License-Identifier: MIT
// Wrong: the squarer sleeps until all numbers should be there, and takes what one read() gives for
// all ten.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
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
        sleep(1);
        int all[10] = {0};
        while (read(numbers[0], all, sizeof all) > 0)
            for (int i = 0; i < 10; i++) {
                int square = all[i] * all[i];
                write(squares[1], &square, sizeof square);
            }
        exit(EXIT_SUCCESS);
    }
    close(numbers[0]);
    close(numbers[1]);
    close(squares[1]);
    for (int square; read(squares[0], &square, sizeof square) > 0;)
        printf("%d\n", square);
    printf("End\n");
    waitpid(sender, NULL, 0);
    waitpid(squarer, NULL, 0);
    return EXIT_SUCCESS;
}
