// SPDX-License-Identifier: MIT
// Right, by a socket pair that carries text of three digits, and one buffered write at the end.
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 3 };

static char output[4096];
static int used;

static void check(long result, const char *what) {
    if (result == -1) {
        perror(what);
        exit(EXIT_FAILURE);
    }
}

static void produce(int sender, int receiver) {
    const struct timespec second = {.tv_sec = 1};
    unsigned char noise[20];
    int source = open("/dev/urandom", O_RDONLY);
    check(source, "/dev/urandom");
    check(read(source, noise, sizeof noise) == sizeof noise ? 0 : -1, "/dev/urandom");
    close(source);
    for (int i = 0; i < 10; i++) {
        char digits[16];
        int item = (noise[2 * i] * 256 + noise[2 * i + 1]) % 257, bytes;
        snprintf(digits, sizeof digits, "%03d", item);
        check(send(sender, digits, WIDTH, 0), "send");
        used += sprintf(output + used, "Process Producer : item %d appended to queue producer-1\n",
                        item);
        nanosleep(&second, NULL);
        check(ioctl(receiver, FIONREAD, &bytes), "FIONREAD");
        used += sprintf(output + used, "The size of queue is %d\n", bytes / WIDTH);
    }
}

static void consume(int receiver) {
    const struct timespec one = {.tv_sec = 1}, two = {.tv_sec = 2};
    char digits[WIDTH + 1] = "";
    for (;;) {
        nanosleep(&two, NULL);
        ssize_t got = recv(receiver, digits, WIDTH, MSG_WAITALL);
        check(got, "recv");
        if (got == 0)
            break;
        used += sprintf(output + used, "Process Consumer : item %d popped from by consumer-2\n",
                        atoi(digits));
        nanosleep(&one, NULL);
    }
    used += sprintf(output + used, "the queue is empty\n");
}

static void start(int producer, int sockets[2]) {
    pid_t child = fork();
    check(child, "fork");
    if (child != 0)
        return;
    if (producer)
        produce(sockets[0], sockets[1]);
    if (close(sockets[0]) == -1) // the consumer must not hold the sending end open
        _exit(EXIT_FAILURE);
    if (!producer)
        consume(sockets[1]);
    _exit(write(STDOUT_FILENO, output, (size_t)used) == used ? EXIT_SUCCESS : EXIT_FAILURE);
}

int main(void) {
    int sockets[2];
    check(socketpair(AF_UNIX, SOCK_STREAM, 0, sockets), "socketpair");
    start(0, sockets);
    start(1, sockets);
    close(sockets[0]);
    close(sockets[1]);
    siginfo_t info;
    check(waitid(P_ALL, 0, &info, WEXITED), "waitid");
    check(waitid(P_ALL, 0, &info, WEXITED), "waitid");
    return EXIT_SUCCESS;
}
