// SPDX-License-Identifier: MIT
// Right: both readers learn of the end from poll(), which tells that the other side has hung up.
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { READ_END, WRITE_END };

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void close_end(int fd) {
    if (close(fd) == -1)
        die("close");
}

static void send_number(int fd, int number) {
    if (write(fd, &number, sizeof number) == -1)
        die("write");
}

// False once there is nothing to read and nobody left who could write.
static bool receive_number(int fd, int *out_number) {
    struct pollfd polled = {.fd = fd, .events = POLLIN};
    if (poll(&polled, 1, -1) == -1)
        die("poll");
    if (!(polled.revents & POLLIN))
        return false;
    ssize_t got = read(fd, out_number, sizeof *out_number);
    if (got == -1)
        die("read");
    return got > 0;
}

static void send_numbers(int out) {
    for (int i = 0; i < 10; i++)
        send_number(out, i);
}

static void square_numbers(int in, int out) {
    int number;
    while (receive_number(in, &number))
        send_number(out, number * number);
}

int main(void) {
    int numbers[2], squares[2];
    if (pipe(numbers) == -1 || pipe(squares) == -1)
        die("pipe");

    pid_t sender = fork();
    if (sender == -1)
        die("fork");
    if (sender == 0) {
        close_end(numbers[READ_END]);
        close_end(squares[READ_END]);
        close_end(squares[WRITE_END]);
        send_numbers(numbers[WRITE_END]);
        exit(EXIT_SUCCESS);
    }

    pid_t squarer = fork();
    if (squarer == -1)
        die("fork");
    if (squarer == 0) {
        close_end(numbers[WRITE_END]);
        close_end(squares[READ_END]);
        square_numbers(numbers[READ_END], squares[WRITE_END]);
        exit(EXIT_SUCCESS);
    }

    close_end(numbers[READ_END]);
    close_end(numbers[WRITE_END]);
    close_end(squares[WRITE_END]);

    int square;
    while (receive_number(squares[READ_END], &square))
        printf("%d\n", square);
    printf("End\n");

    if (waitpid(sender, NULL, 0) == -1 || waitpid(squarer, NULL, 0) == -1)
        die("waitpid");
    if (fflush(stdout) == EOF)
        die("stdout");
    return EXIT_SUCCESS;
}
