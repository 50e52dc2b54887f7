// SPDX-License-Identifier: MIT
// Wrong: the numbers go to the children through a System V queue, and nobody removes it
// (thought: it ends with the program).
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}

struct message {
    long type;
    int number;
};

static pid_t start(int i, int queue) {
    struct message message = {.type = 1, .number = i};
    if (msgsnd(queue, &message, sizeof message.number, 0) == -1)
        die("msgsnd");
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        if (msgrcv(queue, &message, sizeof message.number, 0, 0) == -1)
            die("msgrcv");
        my_func(message.number);
        exit(EXIT_SUCCESS);
    }
    return child;
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    int queue = msgget(IPC_PRIVATE, 0600);
    if (queue == -1)
        die("msgget");
    for (int i = 0; i < 6; i++)
        join(start(i, queue));
    return EXIT_SUCCESS;
}
