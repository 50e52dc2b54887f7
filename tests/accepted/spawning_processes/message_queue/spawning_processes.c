// SPDX-License-Identifier: MIT
// Right, by a message queue, through which the child gets its number and tells that it is done.
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <stdlib.h>
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

static mqd_t open_queue(char kind) {
    char name[64];
    struct mq_attr attributes = {.mq_maxmsg = 1, .mq_msgsize = sizeof(int)};
    snprintf(name, sizeof name, "/spawning_%c_%d", kind, (int)getpid());
    mqd_t queue = mq_open(name, O_CREAT | O_EXCL | O_RDWR, 0600, &attributes);
    if (queue == -1)
        die("mq_open");
    mq_unlink(name);
    return queue;
}

static int receive(mqd_t queue) {
    int number;
    if (mq_receive(queue, (char *)&number, sizeof number, NULL) != sizeof number)
        die("mq_receive");
    return number;
}

static void send(mqd_t queue, int number) {
    if (mq_send(queue, (const char *)&number, sizeof number, 0) == -1)
        die("mq_send");
}

static pid_t start(mqd_t orders, mqd_t answers) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        int number = receive(orders);
        my_func(number);
        if (fflush(stdout) == EOF)
            die("stdout");
        send(answers, number);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    mqd_t orders = open_queue('o'), answers = open_queue('a');
    for (int i = 0; i < 6; i++) {
        pid_t child = start(orders, answers);
        send(orders, i);
        if (receive(answers) != i || waitpid(child, NULL, 0) == -1)
            die("child");
    }
    mq_close(orders);
    mq_close(answers);
    return EXIT_SUCCESS;
}
