// SPDX-License-Identifier: MIT
// The child sends more messages than the queue holds, and main receives them only afterwards.
#include <fcntl.h>
#include <mqueue.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    struct mq_attr sizes = {.mq_maxmsg = 4, .mq_msgsize = 8};
    char message[8];
    mqd_t queue = mq_open("/numbers", O_CREAT | O_RDWR, 0600, &sizes);
    if (queue == -1)
        return 1;
    if (fork() == 0) {
        for (int i = 0; i < 5; i++)
            if (mq_send(queue, "number", 7, 0) == -1)
                _exit(1);
        _exit(0);
    }
    wait(NULL);
    for (int i = 0; i < 5; i++)
        if (mq_receive(queue, message, sizeof message, NULL) == -1)
            return 1;
}
