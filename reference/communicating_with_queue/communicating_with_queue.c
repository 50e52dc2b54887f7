// SPDX-License-Identifier: MIT
// A producer and a consumer share a message queue; an empty message tells that no more items come.
#include <fcntl.h>
#include <mqueue.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ITEMS = 10, LARGEST = 256 };

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static mqd_t make_queue(void) {
    struct mq_attr attributes = {.mq_maxmsg = ITEMS, .mq_msgsize = sizeof(int)};
    mqd_t queue = mq_open("/queue", O_CREAT | O_EXCL | O_RDWR, 0600, &attributes);
    if (queue == (mqd_t)-1)
        die("mq_open");
    if (mq_unlink("/queue") == -1) // the children inherit the queue, nobody needs its name
        die("mq_unlink");
    return queue;
}

static void append(mqd_t queue, int item) {
    if (mq_send(queue, (const char *)&item, sizeof item, 0) == -1)
        die("mq_send");
}

static void append_end(mqd_t queue) {
    if (mq_send(queue, "", 0, 0) == -1)
        die("mq_send");
}

// False at the end.
static bool take(mqd_t queue, int *out_item) {
    ssize_t size = mq_receive(queue, (char *)out_item, sizeof *out_item, NULL);
    if (size == -1)
        die("mq_receive");
    return size != 0;
}

static long size_of(mqd_t queue) {
    struct mq_attr attributes;
    if (mq_getattr(queue, &attributes) == -1)
        die("mq_getattr");
    return attributes.mq_curmsgs;
}

static void produce(mqd_t queue) {
    srandom((unsigned)getpid());
    for (int i = 0; i < ITEMS; i++) {
        int item = (int)(random() % (LARGEST + 1));
        append(queue, item);
        printf("Process Producer : item %d appended to queue producer-1\n", item);
        sleep(1);
        printf("The size of queue is %ld\n", size_of(queue));
    }
    append_end(queue);
}

// An empty queue is not the end: where the producer is late, mq_receive waits for it.
static void consume(mqd_t queue) {
    sleep(2);
    for (int item; take(queue, &item); sleep(2)) {
        printf("Process Consumer : item %d popped from by consumer-2\n", item);
        sleep(1);
    }
    printf("the queue is empty\n");
}

static pid_t start(void (*work)(mqd_t queue), mqd_t queue) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(queue);
        if (fflush(stdout) == EOF)
            die("stdout");
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    mqd_t queue = make_queue();
    pid_t producer = start(produce, queue);
    pid_t consumer = start(consume, queue);
    if (waitpid(producer, NULL, 0) == -1 || waitpid(consumer, NULL, 0) == -1)
        die("waitpid");
    if (mq_close(queue) == -1)
        die("mq_close");
    return EXIT_SUCCESS;
}
