// SPDX-License-Identifier: MIT
// Wrong: the squarer opens the FIFO without waiting for a writer; where there is none yet, it reads
// the end at once.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void send_numbers(void) {
    int numbers = open("numbers", O_WRONLY);
    for (int i = 0; i < 10; i++)
        write(numbers, &i, sizeof i);
}

static void square_numbers(void) {
    int squares = open("squares", O_WRONLY);
    int numbers = open("numbers", O_RDONLY | O_NONBLOCK);
    fcntl(numbers, F_SETFL, O_RDONLY); // read() may wait
    for (int n; read(numbers, &n, sizeof n) > 0;) {
        int square = n * n;
        write(squares, &square, sizeof square);
    }
}

static pid_t start(void (*work)(void)) {
    pid_t child = fork();
    if (child == 0) {
        work();
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    if (mkfifo("numbers", 0600) == -1 || mkfifo("squares", 0600) == -1)
        return EXIT_FAILURE;
    pid_t sender = start(send_numbers);
    pid_t squarer = start(square_numbers);
    int squares = open("squares", O_RDONLY);
    for (int square; read(squares, &square, sizeof square) > 0;)
        printf("%d\n", square);
    printf("End\n");
    waitpid(sender, NULL, 0);
    waitpid(squarer, NULL, 0);
    unlink("numbers");
    unlink("squares");
    return EXIT_SUCCESS;
}
