// SPDX-License-Identifier: MIT
// The consumer waits for messages; the last one says that it is the last.
#include <fcntl.h>
#include <mqueue.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void must(bool done) {
    if (!done)
        _exit(2);
}

static bool all_end_well(void) {
    bool well = true;
    int status;
    while (wait(&status) > 0)
        well = well && status == 0;
    return well;
}

static pid_t start(void) {
    pid_t pid = fork();
    must(pid != -1);
    return pid;
}

static void compute(void) {
    for (volatile int i = 0; i < 4000000; i++)
        ;
}

static void consume(mqd_t queue) {
    char number;
    int sum = 0;
    compute();
    do {
        must(mq_receive(queue, &number, 1, NULL) == 1);
        sum += number;
    } while (number > 0);
    _exit(sum != 6);
}

int main(void) {
    struct mq_attr sizes = {.mq_maxmsg = 8, .mq_msgsize = 1};
    mqd_t queue = mq_open("/numbers", O_CREAT | O_RDWR, 0600, &sizes);
    must(queue != -1);
    if (start() == 0)
        consume(queue);
    for (char number = 3; number >= 0; number--)
        must(mq_send(queue, &number, 1, 0) == 0);
    puts(all_end_well() ? "ok" : "the consumer gave up");
    return mq_unlink("/numbers") == -1;
}
