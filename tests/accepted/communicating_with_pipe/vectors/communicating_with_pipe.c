// SPDX-License-Identifier: MIT
// Right, by records of two parts that travel through writev and readv.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void put(int fd, char kind, int number) {
    struct iovec parts[2] = {{&kind, sizeof kind}, {&number, sizeof number}};
    if (writev(fd, parts, 2) == -1)
        die("writev");
}

static bool get(int fd, char *out_kind, int *out_number) {
    struct iovec parts[2] = {{out_kind, sizeof *out_kind}, {out_number, sizeof *out_number}};
    ssize_t got = readv(fd, parts, 2);
    if (got == -1)
        die("readv");
    return got > 0;
}

int main(void) {
    enum { IN, OUT };
    int numbers[2], squares[2];
    char kind;
    int number;
    if (pipe(numbers) == -1 || pipe(squares) == -1)
        die("pipe");

    pid_t sender = fork();
    if (sender == -1)
        die("fork");
    if (sender == 0) {
        close(numbers[IN]);
        close(squares[IN]);
        close(squares[OUT]);
        for (number = 0; number < 10; number++)
            put(numbers[OUT], 'n', number);
        _exit(EXIT_SUCCESS);
    }
    close(numbers[OUT]);

    pid_t squarer = fork();
    if (squarer == -1)
        die("fork");
    if (squarer == 0) {
        close(squares[IN]);
        while (get(numbers[IN], &kind, &number))
            put(squares[OUT], 's', number * number);
        _exit(EXIT_SUCCESS);
    }
    close(numbers[IN]);
    close(squares[OUT]);

    while (get(squares[IN], &kind, &number))
        if (kind == 's')
            printf("%d\n", number);
    printf("End\n");
    while (waitpid(-1, NULL, 0) > 0)
        continue;
    return EXIT_SUCCESS;
}
