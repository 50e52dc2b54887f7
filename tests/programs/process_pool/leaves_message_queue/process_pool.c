// SPDX-License-Identifier: MIT
// Wrong: the message queue is closed, but never removed
// (thought: what is closed is gone).
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, INPUTS = 100 };

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void work(int number, mqd_t queue, int out) {
    while (number >= 0) {
        dprintf(out, "%d squared is %d\n", number, number * number);
        if (mq_receive(queue, (char *)&number, sizeof number, NULL) == -1)
            die("mq_receive");
    }
}

int main(void) {
    struct mq_attr attributes = {.mq_maxmsg = 4, .mq_msgsize = sizeof(int)};
    char name[64];
    snprintf(name, sizeof name, "/pool_inputs.%d", (int)getpid());
    mqd_t queue = mq_open(name, O_CREAT | O_EXCL | O_RDWR, 0600, &attributes);
    if (queue == (mqd_t)-1)
        die("mq_open");
    int answers[2];
    if (pipe(answers) == -1)
        die("pipe");

    for (int w = 0; w < WORKERS; w++)
        switch (fork()) {
        case -1:
            die("fork");
            break;
        case 0:
            close(answers[0]);
            work(w, queue, answers[1]);
            mq_close(queue);
            exit(EXIT_SUCCESS);
        }
    close(answers[1]);

    // At most 100 lines of 21 bytes: the workers never wait for main, so main need not read yet.
    for (int n = WORKERS; n < INPUTS + WORKERS; n++) {
        int message = n < INPUTS ? n : -1;
        if (mq_send(queue, (const char *)&message, sizeof message, 0) == -1)
            die("mq_send");
    }
    int squares[INPUTS], input, square;
    FILE *in = fdopen(answers[0], "r");
    if (!in)
        die("fdopen");
    while (fscanf(in, "%d squared is %d\n", &input, &square) == 2)
        squares[input] = square;
    fclose(in);
    while (wait(NULL) > 0)
        continue;
    mq_close(queue);

    printf("Pool    : [");
    for (int n = 0; n < INPUTS; n++)
        printf(n == INPUTS - 1 ? "%d]\n" : "%d, ", squares[n]);
    return EXIT_SUCCESS;
}
