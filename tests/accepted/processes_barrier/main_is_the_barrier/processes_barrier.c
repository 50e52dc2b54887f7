// SPDX-License-Identifier: MIT
// Right, with main as the barrier: p1 and p2 report to it through a socket pair each, and it
// answers when both have come. In the same way it lends the lock, to one of the four at a time.
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CHILDREN = 4, MEETING = 2 };

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void say(int channel, char word) {
    if (send(channel, &word, 1, MSG_NOSIGNAL) != 1)
        die("send");
}

static void ask(int channel, char word) {
    say(channel, word);
    if (recv(channel, &word, 1, 0) != 1)
        die("recv");
}

static void child(int number, int channel) {
    if (number <= MEETING)
        ask(channel, 'm');
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    char seconds[32];
    strftime(seconds, sizeof seconds, "%F %T", localtime(&now.tv_sec));
    ask(channel, 'l');
    printf("process p%d - test_with%s_barrier ----> %s.%06ld\n", number,
           number <= MEETING ? "" : "out", seconds, now.tv_nsec / 1000);
    fflush(stdout);
    say(channel, 'u');
}

static void serve(const struct pollfd channels[]) {
    int arrived = 0, ended = 0, locked = 0, queue[CHILDREN], waiting = 0;
    while (ended < CHILDREN) {
        struct pollfd ready[CHILDREN];
        for (int i = 0; i < CHILDREN; i++)
            ready[i] = channels[i];
        if (poll(ready, CHILDREN, -1) == -1)
            die("poll");
        for (int i = 0; i < CHILDREN; i++) {
            char word;
            if (!(ready[i].revents & POLLIN) || recv(ready[i].fd, &word, 1, 0) != 1)
                continue;
            if (word == 'm' && ++arrived == MEETING)
                for (int k = 0; k < MEETING; k++)
                    say(channels[k].fd, 'g');
            if (word == 'l')
                queue[waiting++] = i;
            if (word == 'u') {
                locked = 0;
                ended++;
            }
            if (!locked && waiting > 0) {
                locked = 1;
                say(channels[queue[--waiting]].fd, 'g');
            }
        }
    }
}

int main(void) {
    struct pollfd channels[CHILDREN];
    for (int i = 0; i < CHILDREN; i++) {
        int ends[2];
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == -1)
            die("socketpair");
        pid_t pid = fork();
        if (pid == -1)
            die("fork");
        if (pid == 0) {
            child(i + 1, ends[1]);
            exit(EXIT_SUCCESS);
        }
        channels[i] = (struct pollfd){.fd = ends[0], .events = POLLIN};
        // This copy of the other end stays open: channels that are done stay silent for poll().
    }
    serve(channels);
    for (int i = 0; i < CHILDREN; i++)
        if (wait(NULL) == -1)
            die("wait");
    return EXIT_SUCCESS;
}
