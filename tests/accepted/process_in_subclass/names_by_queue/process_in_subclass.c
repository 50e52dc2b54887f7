// SPDX-License-Identifier: MIT
// Right, by a message queue: main puts all ten names into it at first, and each child takes the
// next one and gives back a byte through a FIFO.
#include <err.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void run(mqd_t names, int fifo) {
    char name[16];
    if (mq_receive(names, name, sizeof name, NULL) == -1)
        err(EXIT_FAILURE, "mq_receive");
    printf("called run method in %s\n", name);
    if (write(fifo, name, 1) == -1)
        err(EXIT_FAILURE, "write");
}

int main(void) {
    struct mq_attr attributes = {.mq_maxmsg = 10, .mq_msgsize = 16};
    mqd_t names = mq_open("/names", O_CREAT | O_EXCL | O_RDWR, 0600, &attributes);
    if (names == (mqd_t)-1)
        err(EXIT_FAILURE, "mq_open");
    if (mkfifo("done", 0600) == -1)
        err(EXIT_FAILURE, "mkfifo");
    int fifo = open("done", O_RDWR | O_CLOEXEC);
    if (fifo == -1)
        err(EXIT_FAILURE, "open");
    for (int n = 1; n <= 10; n++) {
        char name[16] = "";
        snprintf(name, sizeof name, "Process-%d", n);
        if (mq_send(names, name, sizeof name, 0) == -1)
            err(EXIT_FAILURE, "mq_send");
    }

    for (int n = 1; n <= 10; n++) {
        pid_t child = fork();
        if (child == -1)
            err(EXIT_FAILURE, "fork");
        if (child == 0) {
            run(names, fifo);
            exit(EXIT_SUCCESS);
        }
        char byte;
        if (read(fifo, &byte, 1) == -1 || waitpid(child, NULL, 0) == -1)
            err(EXIT_FAILURE, "child");
    }
    close(fifo);
    mq_close(names);
    if (unlink("done") == -1 || mq_unlink("/names") == -1)
        err(EXIT_FAILURE, "unlink");
    return EXIT_SUCCESS;
}
