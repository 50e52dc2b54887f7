// SPDX-License-Identifier: MIT
// Right, by a third child, born first, that keeps the queue and answers what the others ask of it.
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ITEMS = 10 };
enum verb { APPEND, SIZE, HAS_ITEM, POP };

struct request {
    enum verb verb;
    int value;
};

static int lines[2][2]; // for each client a pair of sockets: [0] the server's end, [1] its own

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static int ask(int socket, enum verb verb, int value) {
    struct request request = {verb, value};
    int answer;
    if (send(socket, &request, sizeof request, 0) == -1 ||
        recv(socket, &answer, sizeof answer, 0) != sizeof answer)
        die("ask");
    return answer;
}

static void produce(int socket) {
    srandom((unsigned)getpid());
    for (int i = 0; i < ITEMS; i++) {
        int item = (int)(random() % 257);
        ask(socket, APPEND, item);
        printf("Process Producer : item %d appended to queue producer-1\n", item);
        sleep(1);
        printf("The size of queue is %d\n", ask(socket, SIZE, 0));
    }
}

static void consume(int socket) {
    while (ask(socket, HAS_ITEM, 0)) {
        sleep(2);
        printf("Process Consumer : item %d popped from by consumer-2\n", ask(socket, POP, 0));
        sleep(1);
    }
    printf("the queue is empty\n");
}

static void answer(int client, int value) {
    if (send(lines[client][0], &value, sizeof value, 0) == -1)
        die("answer");
}

// The question HAS_ITEM has no answer while the queue is empty and the producer is at work.
static void serve(void) {
    struct pollfd clients[] = {{lines[0][0], POLLIN, 0}, {lines[1][0], POLLIN, 0}};
    int items[ITEMS], appended = 0, popped = 0, asking = -1;
    while (clients[0].fd != -1 || clients[1].fd != -1) {
        if (poll(clients, 2, -1) == -1)
            die("poll");
        for (int i = 0; i < 2; i++) {
            struct request request;
            if (clients[i].fd == -1 || !clients[i].revents)
                continue;
            ssize_t got = recv(clients[i].fd, &request, sizeof request, 0);
            if (got == -1)
                die("recv");
            if (got == 0) // this client has ended
                clients[i].fd = -1;
            else if (request.verb == APPEND)
                answer(i, items[appended++] = request.value);
            else if (request.verb == SIZE)
                answer(i, appended - popped);
            else if (request.verb == POP)
                answer(i, items[popped++]);
            else
                asking = i;
        }
        if (asking != -1 && (appended > popped || clients[0].fd == -1)) {
            answer(asking, appended > popped);
            asking = -1;
        }
    }
}

static void start(int client) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child != 0)
        return;
    for (int i = 0; i < 2; i++)
        for (int end = 0; end < 2; end++)
            if (client == -1 ? end == 1 : i != client || end == 0)
                close(lines[i][end]);
    if (client == -1)
        serve();
    else
        (client == 0 ? produce : consume)(lines[client][1]);
    exit(EXIT_SUCCESS);
}

int main(void) {
    for (int i = 0; i < 2; i++)
        if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, lines[i]) == -1)
            die("socketpair");
    for (int client = -1; client < 2; client++)
        start(client);
    for (int i = 0; i < 4; i++)
        close(lines[i / 2][i % 2]);
    for (int i = 0; i < 3; i++)
        if (wait(NULL) == -1)
            die("wait");
    return EXIT_SUCCESS;
}
