// SPDX-License-Identifier: MIT
// Wrong: the size is the number of bytes in the queue
// (thought: FIONREAD counts what was written, item by item).
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void check(long result, const char *what) {
    if (result == -1) {
        perror(what);
        exit(EXIT_FAILURE);
    }
}

static void produce(const int queue[2]) {
    unsigned short seed[3] = {(unsigned short)time(NULL), 2, 3};
    for (int i = 0; i < 10; i++) {
        int item = (int)(nrand48(seed) % 257), bytes;
        check(write(queue[1], &item, sizeof item), "write");
        dprintf(STDOUT_FILENO, "\nProcess Producer : item %d appended to queue producer-1 \n",
                item);
        sleep(1);
        check(ioctl(queue[0], FIONREAD, &bytes), "FIONREAD");
        dprintf(STDOUT_FILENO, "The size of queue is %d\t\n \n", bytes);
    }
}

static void consume(int queue) {
    struct pollfd news = {.fd = queue, .events = POLLIN};
    int item;
    for (;;) {
        check(poll(&news, 1, -1), "poll"); // until there is an item or the end of file
        sleep(2);
        ssize_t got = read(queue, &item, sizeof item);
        check(got, "read");
        if (got == 0)
            break;
        dprintf(STDOUT_FILENO, "Process Consumer : item %d popped from by consumer-2\n\n", item);
        sleep(1);
    }
    dprintf(STDOUT_FILENO, "the queue is empty  \n");
}

int main(void) {
    int queue[2];
    check(pipe(queue), "pipe");
    pid_t producer = fork();
    check(producer, "fork");
    if (producer == 0) {
        produce(queue);
        _exit(EXIT_SUCCESS);
    }
    close(queue[1]);
    pid_t consumer = fork();
    check(consumer, "fork");
    if (consumer == 0) {
        consume(queue[0]);
        _exit(EXIT_SUCCESS);
    }
    close(queue[0]);
    check(waitpid(consumer, NULL, 0), "waitpid");
    check(waitpid(producer, NULL, 0), "waitpid");
    return EXIT_SUCCESS;
}
