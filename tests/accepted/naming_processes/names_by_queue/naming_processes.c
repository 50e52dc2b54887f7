// SPDX-License-Identifier: MIT
// Right, by a System V message queue: both children are alike until main sends each its name. They
// sleep until a point of time.
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct message {
    long type;
    char name[16];
};

static void function(int queue, long type) {
    struct message message;
    struct timespec until;
    if (msgrcv(queue, &message, sizeof message.name, type, 0) == -1)
        err(EXIT_FAILURE, "msgrcv");
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += 3;
    if (prctl(PR_SET_NAME, message.name) == -1)
        err(EXIT_FAILURE, "prctl");
    printf("Starting process name = %s\n", message.name);
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
    printf("Exiting process name = %s\n", message.name);
}

int main(void) {
    int queue = msgget(IPC_PRIVATE, 0600);
    if (queue == -1)
        err(EXIT_FAILURE, "msgget");
    for (long type = 1; type <= 2; type++) {
        pid_t child = fork();
        if (child == -1)
            err(EXIT_FAILURE, "fork");
        if (child == 0) {
            function(queue, type);
            exit(EXIT_SUCCESS);
        }
    }

    struct message first = {.type = 1, .name = "myFunc process"};
    struct message second = {.type = 2, .name = "Process-2"};
    if (msgsnd(queue, &second, sizeof second.name, 0) == -1 ||
        msgsnd(queue, &first, sizeof first.name, 0) == -1)
        err(EXIT_FAILURE, "msgsnd");
    for (int i = 0; i < 2; i++)
        if (wait(NULL) == -1)
            err(EXIT_FAILURE, "wait");
    if (msgctl(queue, IPC_RMID, NULL) == -1)
        err(EXIT_FAILURE, "msgctl");
    return EXIT_SUCCESS;
}
