// SPDX-License-Identifier: MIT
// Wrong: the message queue is never removed
// (thought: the system takes back all that a process had).
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, INPUTS = 100, FOR_MAIN = WORKERS + 1 };

struct message {
    long type;
    int input, square;
};

enum { SIZE = sizeof(struct message) - sizeof(long) };

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void post(int queue, struct message message) {
    if (msgsnd(queue, &message, SIZE, 0) == -1)
        die("msgsnd");
}

static struct message fetch(int queue, long type) {
    struct message message;
    if (msgrcv(queue, &message, SIZE, type, 0) != SIZE)
        die("msgrcv");
    return message;
}

static void work(int queue, long type) {
    for (;;) {
        struct message message = fetch(queue, type);
        if (message.input < 0)
            return;
        message.type = FOR_MAIN;
        message.square = message.input * message.input;
        post(queue, message);
    }
}

int main(void) {
    int queue = msgget(IPC_PRIVATE, 0600);
    if (queue == -1)
        die("msgget");
    for (int w = 1; w <= WORKERS; w++) {
        pid_t pid = fork();
        if (pid == -1)
            die("fork");
        if (pid == 0) {
            work(queue, w);
            exit(EXIT_SUCCESS);
        }
    }
    int squares[INPUTS];
    for (int n = 0; n < INPUTS; n++)
        post(queue, (struct message){.type = 1 + n % WORKERS, .input = n});
    for (int n = 0; n < INPUTS; n++) {
        struct message message = fetch(queue, FOR_MAIN);
        squares[message.input] = message.square;
    }
    for (int w = 1; w <= WORKERS; w++)
        post(queue, (struct message){.type = w, .input = -1});
    for (int w = 1; w <= WORKERS; w++)
        if (wait(NULL) == -1)
            die("wait");

    printf("Pool    : [");
    for (int n = 0; n < INPUTS; n++)
        printf("%d%s", squares[n], n < INPUTS - 1 ? ", " : "]");
    printf("\n");
    return EXIT_SUCCESS;
}
