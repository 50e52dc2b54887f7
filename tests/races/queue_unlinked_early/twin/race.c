// SPDX-License-Identifier: MIT
// The name is removed when the message has come.
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
    for (volatile int i = 0; i < 1000000; i++)
        ;
}

static void child(void) {
    char message;
    compute();
    mqd_t queue = mq_open("/letters", O_RDONLY);
    must(queue != -1);
    must(mq_receive(queue, &message, 1, NULL) == 1);
    must(mq_unlink("/letters") == 0);
    _exit(mq_close(queue) == -1);
}

int main(void) {
    struct mq_attr sizes = {.mq_maxmsg = 4, .mq_msgsize = 1};
    mqd_t queue = mq_open("/letters", O_RDONLY | O_CREAT | O_EXCL, 0600, &sizes);
    must(queue != -1);
    must(mq_close(queue) == 0);
    if (start() == 0)
        child();
    queue = mq_open("/letters", O_WRONLY);
    must(queue != -1);
    must(mq_send(queue, "x", 1, 0) == 0);
    puts(all_end_well() ? "ok" : "the child got no letter");
}
