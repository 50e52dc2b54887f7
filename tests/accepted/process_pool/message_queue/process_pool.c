// SPDX-License-Identifier: MIT
// Right, with POSIX message queues: a queue of inputs for each worker and one of answers for main,
// and a message of no bytes as the end of the work. The names vanish as soon as the queues are
// open.
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, INPUTS = 100 };

struct answer {
    int input, square;
};

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static mqd_t make_queue(size_t size) {
    char name[64];
    struct mq_attr attributes = {.mq_maxmsg = 8, .mq_msgsize = (long)size};
    snprintf(name, sizeof name, "/process_pool.%d", (int)getpid());
    mqd_t queue = mq_open(name, O_CREAT | O_EXCL | O_RDWR, 0600, &attributes);
    if (queue == (mqd_t)-1)
        die("mq_open");
    if (mq_unlink(name) == -1)
        die("mq_unlink");
    return queue;
}

static void work(mqd_t inputs, mqd_t answers) {
    struct answer answer;
    ssize_t got;
    while ((got = mq_receive(inputs, (char *)&answer.input, sizeof answer.input, NULL)) > 0) {
        answer.square = answer.input * answer.input;
        if (mq_send(answers, (const char *)&answer, sizeof answer, 0) == -1)
            die("mq_send");
    }
    if (got == -1)
        die("mq_receive");
}

int main(void) {
    mqd_t answers = make_queue(sizeof(struct answer)), inputs[WORKERS];
    pid_t pids[WORKERS];
    for (int w = 0; w < WORKERS; w++) {
        inputs[w] = make_queue(sizeof(int));
        if ((pids[w] = fork()) == -1)
            die("fork");
        if (pids[w] == 0) {
            work(inputs[w], answers);
            exit(EXIT_SUCCESS);
        }
    }

    int squares[INPUTS];
    for (int n = 0; n < INPUTS + WORKERS; n++) {
        struct answer answer;
        if (n >= WORKERS) { // four are under way: take in one, whosever it is
            if (mq_receive(answers, (char *)&answer, sizeof answer, NULL) != sizeof answer)
                die("mq_receive");
            squares[answer.input] = answer.square;
        }
        if (n < INPUTS && mq_send(inputs[n % WORKERS], (const char *)&n, sizeof n, 0) == -1)
            die("mq_send");
    }
    for (int w = 0; w < WORKERS; w++)
        if (mq_send(inputs[w], "", 0, 0) == -1)
            die("mq_send");
    for (int w = 0; w < WORKERS; w++) {
        if (waitpid(pids[w], NULL, 0) == -1)
            die("waitpid");
        mq_close(inputs[w]);
    }
    mq_close(answers);

    printf("Pool    : [");
    for (int n = 0; n < INPUTS - 1; n++)
        printf("%d, ", squares[n]);
    printf("%d]\n", squares[INPUTS - 1]);
    return EXIT_SUCCESS;
}
