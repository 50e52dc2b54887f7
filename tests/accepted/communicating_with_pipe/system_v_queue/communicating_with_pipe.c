// SPDX-License-Identifier: MIT
// Right, by one System V message queue whose message types are the two channels.
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NUMBER = 1, SQUARE = 2, END_MARKER = -1 };

struct message {
    long type;
    long value;
};

static int queue;

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void put(long type, long value) {
    struct message message = {type, value};
    if (msgsnd(queue, &message, sizeof message.value, 0) == -1)
        die("msgsnd");
}

static long get(long type) {
    struct message message;
    if (msgrcv(queue, &message, sizeof message.value, type, 0) == -1)
        die("msgrcv");
    return message.value;
}

static void send_numbers(void) {
    for (long i = 0; i < 10; i++)
        put(NUMBER, i);
    put(NUMBER, END_MARKER);
}

static void square_numbers(void) {
    for (long number; (number = get(NUMBER)) != END_MARKER;)
        put(SQUARE, number * number);
    put(SQUARE, END_MARKER);
}

static void start(void (*run)(void)) {
    pid_t pid = fork();
    if (pid == -1)
        die("fork");
    if (pid == 0) {
        run();
        _exit(EXIT_SUCCESS);
    }
}

int main(void) {
    queue = msgget(IPC_PRIVATE, IPC_CREAT | 0600);
    if (queue == -1)
        die("msgget");
    start(send_numbers);
    start(square_numbers);

    for (long square; (square = get(SQUARE)) != END_MARKER;)
        printf("%ld\n", square);
    printf("End\n");

    while (wait(NULL) > 0)
        continue;
    if (msgctl(queue, IPC_RMID, NULL) == -1)
        die("msgctl");
    return EXIT_SUCCESS;
}
