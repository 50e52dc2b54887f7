// SPDX-License-Identifier: MIT
// Wrong: the consumer finds the queue empty and pauses; the signal of the first item may come
// between the two.
#include <fcntl.h>
#include <mqueue.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { END = -1 };

static mqd_t queue;

static void wake(int number) { (void)number; }

static long size(void) {
    struct mq_attr attributes;
    mq_getattr(queue, &attributes);
    return attributes.mq_curmsgs;
}

static void append(int item) { mq_send(queue, (const char *)&item, sizeof item, 0); }

static int take(void) {
    int item;
    mq_receive(queue, (char *)&item, sizeof item, NULL);
    return item;
}

static void produce(pid_t consumer) {
    srandom((unsigned)getpid());
    for (int i = 0; i < 10; i++) {
        int item = (int)(random() % 257);
        append(item);
        if (i == 0)
            kill(consumer, SIGUSR1);
        printf("Process Producer : item %d appended to queue producer-1\n", item);
        sleep(1);
        printf("The size of queue is %ld\n", size());
    }
    append(END);
}

static void consume(void) {
    if (size() == 0)
        pause();
    sleep(2);
    for (int item; (item = take()) != END; sleep(2)) {
        printf("Process Consumer : item %d popped from by consumer-2\n", item);
        sleep(1);
    }
    printf("the queue is empty\n");
}

int main(void) {
    struct sigaction action = {.sa_handler = wake};
    sigaction(SIGUSR1, &action, NULL);
    struct mq_attr attributes = {.mq_maxmsg = 10, .mq_msgsize = sizeof(int)};
    queue = mq_open("/queue", O_CREAT | O_EXCL | O_RDWR, 0600, &attributes);
    mq_unlink("/queue");
    pid_t consumer = fork();
    if (consumer == 0) {
        consume();
        exit(EXIT_SUCCESS);
    }
    pid_t producer = fork();
    if (producer == 0) {
        produce(consumer);
        exit(EXIT_SUCCESS);
    }
    waitpid(producer, NULL, 0);
    waitpid(consumer, NULL, 0);
    return EXIT_SUCCESS;
}
