// SPDX-License-Identifier: MIT
// Hostile: fills message queues, of POSIX and of System V.
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/msg.h>

enum { MESSAGE = 8192, ENOUGH = 200 * 1024 * 1024 };

static const struct {
    long type;
    char bytes[MESSAGE];
} message = {1, {0}};

static long fill_posix(void) {
    struct mq_attr attributes = {.mq_maxmsg = 10, .mq_msgsize = MESSAGE};
    char name[32];
    long sum = 0;
    for (int number = 0; sum < ENOUGH; number++) {
        snprintf(name, sizeof name, "/grader_hostile_%d", number);
        mqd_t queue = mq_open(name, O_RDWR | O_CREAT | O_NONBLOCK, 0600, &attributes);
        if (queue == -1)
            break;
        while (mq_send(queue, message.bytes, MESSAGE, 0) == 0)
            sum += MESSAGE;
    }
    return sum;
}

static long fill_system_v(void) {
    long sum = 0;
    for (int queue; sum < ENOUGH && (queue = msgget(IPC_PRIVATE, IPC_CREAT | 0600)) >= 0;)
        while (msgsnd(queue, &message, MESSAGE, IPC_NOWAIT) == 0)
            sum += MESSAGE;
    return sum;
}

int main(void) {
    long posix = fill_posix(), system_v = fill_system_v();
    return posix + system_v < ENOUGH ? 7 : 8;
}
