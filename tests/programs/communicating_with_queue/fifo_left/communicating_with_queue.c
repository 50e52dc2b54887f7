// SPDX-License-Identifier: MIT
// Wrong: the FIFO stays in the folder
// (thought: when all have closed it, it is gone like a pipe).
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ITEMS = 10 };

static const char path[] = "queue.fifo";

static void check(long result, const char *what) {
    if (result == -1) {
        perror(what);
        _exit(EXIT_FAILURE);
    }
}

static int open_fifo(int how) {
    int fifo = open(path, how);
    check(fifo, path);
    return fifo;
}

// FIONREAD may be asked of either end. Each line is flushed as soon as it is there.
static void produce(void) {
    int fifo = open_fifo(O_WRONLY), bytes;
    srandom((unsigned)getpid());
    for (int i = 0; i < ITEMS; i++) {
        int item = (int)(random() % 257);
        printf("Process Producer : item %d appended to queue producer-1\n", item);
        fflush(stdout);
        check(write(fifo, &item, sizeof item), "write");
        sleep(1);
        check(ioctl(fifo, FIONREAD, &bytes), "FIONREAD");
        printf("The size of queue is %zu\n", (size_t)bytes / sizeof item);
        fflush(stdout);
    }
    close(fifo);
}

static void consume(void) {
    int fifo = open_fifo(O_RDONLY), item;
    for (int i = 0; i < ITEMS; i++) {
        if (i > 0)
            sleep(1);
        sleep(2);
        check(read(fifo, &item, sizeof item) == sizeof item ? 0 : -1, "read");
        printf("Process Consumer : item %d popped from by consumer-2\n", item);
        fflush(stdout);
    }
    printf("the queue is empty\n");
    close(fifo);
}

int main(void) {
    check(mkfifo(path, 0600), "mkfifo");
    pid_t consumer = fork();
    check(consumer, "fork");
    if (consumer == 0) {
        consume();
        exit(EXIT_SUCCESS);
    }
    pid_t producer = fork();
    check(producer, "fork");
    if (producer == 0) {
        produce();
        exit(EXIT_SUCCESS);
    }
    check(waitpid(producer, NULL, 0), "waitpid");
    check(waitpid(consumer, NULL, 0), "waitpid");
    return EXIT_SUCCESS;
}
