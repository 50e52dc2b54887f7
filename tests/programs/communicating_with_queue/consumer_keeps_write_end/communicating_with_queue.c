// SPDX-License-Identifier: MIT
// Wrong: the consumer keeps its copy of the write end, and waits for the end of file for ever
// (thought: only who writes has to close the write end).
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
        dprintf(STDOUT_FILENO, "The size of queue is %d\t\n \n", bytes / (int)sizeof item);
    }
}

static void consume(int queue) {
    int item;
    for (;;) {
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
    pid_t consumer = fork();
    check(consumer, "fork");
    if (consumer == 0) {
        consume(queue[0]);
        _exit(EXIT_SUCCESS);
    }
    close(queue[0]);
    close(queue[1]);
    check(waitpid(consumer, NULL, 0), "waitpid");
    check(waitpid(producer, NULL, 0), "waitpid");
    return EXIT_SUCCESS;
}
