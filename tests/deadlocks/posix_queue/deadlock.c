// SPDX-License-Identifier: MIT
// The child sends two messages, and main waits for a third.
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
    if (fork() == 0)
        _exit(mq_send(queue, "one", 4, 0) == -1 || mq_send(queue, "two", 4, 0) == -1);
    for (int i = 0; i < 3; i++)
        if (mq_receive(queue, message, sizeof message, NULL) == -1)
            return 1;
    wait(NULL);
}
