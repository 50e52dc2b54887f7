// SPDX-License-Identifier: MIT
// Who reads too early gets the first message, not the most urgent one.
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

static void child(mqd_t queue, const int ends[2]) {
    char message;
    unsigned priority;
    must(close(ends[1]) == 0);
    compute();
    must(mq_receive(queue, &message, 1, &priority) == 1);
    _exit(priority != 9);
}

int main(void) {
    struct mq_attr sizes = {.mq_maxmsg = 4, .mq_msgsize = 1};
    int ends[2];
    mqd_t queue = mq_open("/orders", O_CREAT | O_RDWR, 0600, &sizes);
    must(queue != -1);
    must(pipe(ends) == 0);
    if (start() == 0)
        child(queue, ends);
    must(mq_send(queue, "x", 1, 1) == 0);
    must(mq_send(queue, "x", 1, 9) == 0);
    must(close(ends[1]) == 0);
    puts(all_end_well() ? "ok" : "a less urgent message came first");
    return mq_unlink("/orders") == -1;
}
