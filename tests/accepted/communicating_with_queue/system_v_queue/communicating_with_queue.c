// SPDX-License-Identifier: MIT
// Right, by a System V queue, with lines printed before their action and an end of another type.
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ITEM = 1, END = 2 };

struct message {
    long type;
    int item;
};

static int queue;

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void append(long type, int item) {
    struct message message = {type, item};
    if (msgsnd(queue, &message, sizeof message.item, 0) == -1)
        die("msgsnd");
}

static void produce(void) {
    struct msqid_ds about;
    srand((unsigned)getpid());
    for (int i = 0; i < 10; i++) {
        int item = rand() % 257;
        printf("Process Producer : item %d appended to queue producer-1\n", item);
        append(ITEM, item);
        sleep(1);
        if (msgctl(queue, IPC_STAT, &about) == -1)
            die("msgctl");
        printf("The size of queue is %lu\n", (unsigned long)about.msg_qnum);
    }
    append(END, 0);
}

static void consume(void) {
    struct message message;
    for (;;) {
        sleep(2);
        if (msgrcv(queue, &message, sizeof message.item, 0, 0) == -1)
            die("msgrcv");
        if (message.type == END)
            break;
        printf("Process Consumer : item %d popped from by consumer-2\n", message.item);
        sleep(1);
    }
    printf("the queue is empty\n");
}

int main(void) {
    queue = msgget(IPC_PRIVATE, 0600);
    if (queue == -1)
        die("msgget");
    void (*const works[])(void) = {consume, produce};
    for (int i = 0; i < 2; i++) {
        pid_t child = fork();
        if (child == -1)
            die("fork");
        if (child == 0) {
            works[i]();
            exit(EXIT_SUCCESS);
        }
    }
    for (int i = 0; i < 2; i++)
        if (wait(NULL) == -1)
            die("wait");
    if (msgctl(queue, IPC_RMID, NULL) == -1)
        die("msgctl");
    return EXIT_SUCCESS;
}
