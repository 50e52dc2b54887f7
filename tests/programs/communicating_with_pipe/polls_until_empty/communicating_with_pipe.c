// SPDX-License-Identifier: MIT
// Wrong: the squarer takes an empty queue for the end.
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static mqd_t make_queue(const char *name) {
    struct mq_attr attributes = {.mq_maxmsg = 10, .mq_msgsize = sizeof(int)};
    mqd_t queue = mq_open(name, O_CREAT | O_EXCL | O_RDWR | O_NONBLOCK, 0600, &attributes);
    mq_unlink(name);
    return queue;
}

static void put(mqd_t queue, int number) {
    mq_send(queue, (const char *)&number, sizeof number, 0);
}

static int get(mqd_t queue, int *number) {
    return mq_receive(queue, (char *)number, sizeof *number, NULL) != -1;
}

int main(void) {
    mqd_t numbers = make_queue("/numbers"), squares = make_queue("/squares");
    pid_t sender = fork();
    if (sender == 0) {
        mq_close(squares);
        for (int i = 0; i < 10; i++)
            put(numbers, i);
        exit(EXIT_SUCCESS);
    }
    pid_t squarer = fork();
    if (squarer == 0) {
        for (int n; get(numbers, &n);)
            put(squares, n * n);
        exit(EXIT_SUCCESS);
    }
    mq_close(numbers);
    waitpid(sender, NULL, 0);
    waitpid(squarer, NULL, 0);
    for (int n; get(squares, &n);)
        printf("%d\n", n);
    printf("End\n");
    mq_close(squares);
    return EXIT_SUCCESS;
}
