// SPDX-License-Identifier: MIT
// Wrong: the sender puts no end marker into its message queue, so the squarer waits for more for
// ever (thought: a queue ends as a pipe does, when the last writer has closed it).
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { END_MARKER = -1 };

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

// The name is removed at once; the queue lives for as long as a process has it open.
static mqd_t new_queue(const char *label) {
    char name[64];
    struct mq_attr attr = {.mq_maxmsg = 4, .mq_msgsize = sizeof(int)};
    snprintf(name, sizeof name, "/%s-%ld", label, (long)getpid());
    mqd_t queue = mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0600, &attr);
    if (queue == (mqd_t)-1)
        die("mq_open");
    if (mq_unlink(name) == -1)
        die("mq_unlink");
    return queue;
}

static void put(mqd_t queue, int number) {
    if (mq_send(queue, (const char *)&number, sizeof number, 0) == -1)
        die("mq_send");
}

static int get(mqd_t queue) {
    int number;
    if (mq_receive(queue, (char *)&number, sizeof number, NULL) == -1)
        die("mq_receive");
    return number;
}

int main(void) {
    mqd_t numbers = new_queue("numbers");
    mqd_t squares = new_queue("squares");

    pid_t sender = fork();
    if (sender == -1)
        die("fork");
    if (sender == 0) {
        mq_close(squares);
        for (int i = 0; i < 10; i++)
            put(numbers, i);
        mq_close(numbers);
        exit(EXIT_SUCCESS);
    }

    pid_t squarer = fork();
    if (squarer == -1)
        die("fork");
    if (squarer == 0) {
        for (int number; (number = get(numbers)) != END_MARKER;)
            put(squares, number * number);
        put(squares, END_MARKER);
        mq_close(numbers);
        mq_close(squares);
        exit(EXIT_SUCCESS);
    }

    mq_close(numbers);
    for (int square; (square = get(squares)) != END_MARKER;)
        printf("%d\n", square);
    mq_close(squares);
    printf("End\n");

    if (waitpid(sender, NULL, 0) == -1 || waitpid(squarer, NULL, 0) == -1)
        die("waitpid");
    return EXIT_SUCCESS;
}
