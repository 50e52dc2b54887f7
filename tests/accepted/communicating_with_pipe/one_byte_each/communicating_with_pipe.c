// SPDX-License-Identifier: MIT
// Right, by ten bytes in one write: 0 to 9 and their squares, 81 at most, fit into a byte each.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void check(int result, const char *what) {
    if (result == -1) {
        perror(what);
        exit(EXIT_FAILURE);
    }
}

static void write_all(int fd, const uint8_t *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(fd, bytes, count);
        check(written == -1 ? -1 : 0, "write");
        bytes += written;
        count -= (size_t)written;
    }
}

int main(void) {
    int numbers[2], squares[2];
    uint8_t bytes[100];
    ssize_t got;

    // A pipe that is made late is one which the earlier child need not close.
    check(pipe(numbers), "pipe");
    pid_t sender = fork();
    check(sender, "fork");
    if (sender == 0) {
        check(close(numbers[0]), "close");
        for (uint8_t i = 0; i < 10; i++)
            bytes[i] = i;
        write_all(numbers[1], bytes, 10);
        check(close(numbers[1]), "close");
        return 0;
    }
    check(close(numbers[1]), "close");

    check(pipe(squares), "pipe");
    pid_t squarer = fork();
    check(squarer, "fork");
    if (squarer == 0) {
        check(close(squares[0]), "close");
        while ((got = read(numbers[0], bytes, sizeof bytes)) > 0) {
            for (ssize_t i = 0; i < got; i++)
                bytes[i] = (uint8_t)(bytes[i] * bytes[i]);
            write_all(squares[1], bytes, (size_t)got);
        }
        check(close(numbers[0]), "close");
        check(close(squares[1]), "close");
        return 0;
    }
    check(close(numbers[0]), "close");
    check(close(squares[1]), "close");

    while ((got = read(squares[0], bytes, sizeof bytes)) > 0)
        for (ssize_t i = 0; i < got; i++)
            printf("%u\n", bytes[i]);
    printf("End\n");
    check(close(squares[0]), "close");
    check(waitpid(sender, NULL, 0), "waitpid");
    check(waitpid(squarer, NULL, 0), "waitpid");
    return 0;
}
