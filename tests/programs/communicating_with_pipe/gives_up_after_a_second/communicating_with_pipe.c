// SPDX-License-Identifier: MIT
// Wrong: the squarer takes a second without a number for the end.
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static mqd_t make_queue(const char *name) {
    struct mq_attr attributes = {.mq_maxmsg = 10, .mq_msgsize = sizeof(int)};
    mqd_t queue = mq_open(name, O_CREAT | O_EXCL | O_RDWR, 0600, &attributes);
    mq_unlink(name);
    return queue;
}

static void put(mqd_t queue, int number) {
    mq_send(queue, (const char *)&number, sizeof number, 0);
}

static int get(mqd_t queue, int *number, int seconds) {
    struct timespec limit;
    clock_gettime(CLOCK_REALTIME, &limit);
    limit.tv_sec += seconds;
    return mq_timedreceive(queue, (char *)number, sizeof *number, NULL, &limit) != -1;
}

int main(void) {
    mqd_t numbers = make_queue("/numbers"), squares = make_queue("/squares");
    if (fork() == 0) {
        for (int n; get(numbers, &n, 1);)
            put(squares, n * n);
        put(squares, -1);
        exit(EXIT_SUCCESS);
    }
    if (fork() == 0) {
        mq_close(squares);
        for (int i = 0; i < 10; i++)
            put(numbers, i);
        exit(EXIT_SUCCESS);
    }
    mq_close(numbers);
    for (int n; get(squares, &n, 60) && n != -1;)
        printf("%d\n", n);
    printf("End\n");
    mq_close(squares);
    while (wait(NULL) > 0)
        continue;
    return EXIT_SUCCESS;
}
