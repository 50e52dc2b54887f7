// SPDX-License-Identifier: MIT
// Right, by socket pairs: send and recv in place of pipes, and shutdown to make the end of file.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void put(int socket, int number) {
    if (send(socket, &number, sizeof number, MSG_NOSIGNAL) != sizeof number)
        die("send");
}

static bool get(int socket, int *out_number) {
    ssize_t got = recv(socket, out_number, sizeof *out_number, MSG_WAITALL);
    if (got == -1)
        die("recv");
    return got == sizeof *out_number;
}

static void hang_up(int socket) {
    if (shutdown(socket, SHUT_WR) == -1 || close(socket) == -1)
        die("hang_up");
}

int main(void) {
    int first[2], second[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, first) == -1)
        die("socketpair");
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, second) == -1)
        die("socketpair");

    pid_t sender = fork();
    if (sender == -1)
        die("fork");
    if (sender == 0) {
        close(first[1]);
        close(second[0]);
        close(second[1]);
        for (int i = 0; i <= 9; i++)
            put(first[0], i);
        hang_up(first[0]);
        _exit(0);
    }

    pid_t squarer = fork();
    if (squarer == -1)
        die("fork");
    if (squarer == 0) {
        int number;
        close(first[0]);
        close(second[1]);
        while (get(first[1], &number))
            put(second[0], number * number);
        close(first[1]);
        hang_up(second[0]);
        _exit(0);
    }

    close(first[0]);
    close(first[1]);
    close(second[0]);
    int square;
    while (get(second[1], &square))
        printf("%d\n", square);
    close(second[1]);
    puts("End");

    if (waitpid(squarer, NULL, 0) == -1 || waitpid(sender, NULL, 0) == -1)
        die("waitpid");
    return 0;
}
