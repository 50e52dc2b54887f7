// SPDX-License-Identifier: MIT
// Right, by a message queue in which the end marker follows the last item at once, and counts.
#include <fcntl.h>
#include <mqueue.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ITEMS = 10, END = 0xFFFF };

static const char name[] = "/communicating_with_queue";

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void append(mqd_t queue, uint16_t item) {
    if (mq_send(queue, (const char *)&item, sizeof item, 7) == -1)
        die("mq_send");
}

static void produce(void) {
    mqd_t queue = mq_open(name, O_WRONLY);
    if (queue == (mqd_t)-1)
        die("mq_open");
    srandom((unsigned)getpid());
    for (int i = 0; i < ITEMS; i++) {
        uint16_t item = (uint16_t)(random() % 257);
        append(queue, item);
        if (i == ITEMS - 1)
            append(queue, END);
        printf("Process Producer : item %d appended to queue producer-1\n", item);
        sleep(1);
        struct mq_attr attributes;
        if (mq_getattr(queue, &attributes) == -1)
            die("mq_getattr");
        printf("The size of queue is %ld\n", attributes.mq_curmsgs);
    }
    mq_close(queue);
}

static void consume(void) {
    mqd_t queue = mq_open(name, O_RDONLY);
    if (queue == (mqd_t)-1)
        die("mq_open");
    for (;;) {
        uint16_t item;
        sleep(2);
        if (mq_receive(queue, (char *)&item, sizeof item, NULL) == -1)
            die("mq_receive");
        if (item != END)
            printf("Process Consumer : item %d popped from by consumer-2\n", item);
        sleep(1);
        if (item == END)
            break;
    }
    printf("the queue is empty\n");
    mq_close(queue);
}

int main(void) {
    struct mq_attr attributes = {.mq_maxmsg = 10, .mq_msgsize = sizeof(uint16_t)};
    mqd_t queue = mq_open(name, O_CREAT | O_EXCL | O_RDWR, 0600, &attributes);
    if (queue == (mqd_t)-1)
        die("mq_open");
    pid_t producer = fork();
    if (producer == 0) {
        produce();
        return EXIT_SUCCESS;
    }
    pid_t consumer = fork();
    if (consumer == 0) {
        consume();
        return EXIT_SUCCESS;
    }
    if (producer == -1 || consumer == -1)
        die("fork");
    if (waitpid(consumer, NULL, 0) == -1 || waitpid(producer, NULL, 0) == -1)
        die("waitpid");
    mq_close(queue);
    if (mq_unlink(name) == -1)
        die("mq_unlink");
    return EXIT_SUCCESS;
}
