// SPDX-License-Identifier: MIT
// Wrong: main waits for each worker before it starts the next one
// (thought: fork and wait belong together).
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, INPUTS = 100 };

struct worker {
    pid_t pid;
    int channel; // main's end: inputs go in, squares come out
};

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void work(int channel) {
    int number;
    ssize_t got;
    while ((got = recv(channel, &number, sizeof number, 0)) == sizeof number) {
        number *= number;
        if (send(channel, &number, sizeof number, 0) == -1)
            die("send");
    }
    if (got == -1)
        die("recv");
    // Nothing was received: the pool is closed.
}

static void start(struct worker pool[], int index) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) == -1) // keeps one number apart from the next
        die("socketpair");
    pool[index].channel = ends[0];

    pool[index].pid = fork();
    if (pool[index].pid == -1)
        die("fork");
    if (pool[index].pid == 0) {
        close(ends[0]);
        work(ends[1]);
        exit(EXIT_SUCCESS);
    }
    close(ends[1]);
}

// The quarter of the inputs that starts at first. The channel has room for its 25 numbers, so
// nobody is ever held up in send().
static void map(const struct worker *worker, int first, int squares[]) {
    for (int n = first; n < first + INPUTS / WORKERS; n++)
        if (send(worker->channel, &n, sizeof n, 0) == -1)
            die("send");
    for (int n = first; n < first + INPUTS / WORKERS; n++)
        if (recv(worker->channel, &squares[n], sizeof squares[n], 0) != sizeof squares[n])
            die("recv");
}

int main(void) {
    struct worker pool[WORKERS];
    int squares[INPUTS];
    for (int i = 0; i < WORKERS; i++) {
        start(pool, i);
        map(&pool[i], i * (INPUTS / WORKERS), squares);
        close(pool[i].channel);
        int status;
        if (waitpid(pool[i].pid, &status, 0) == -1)
            die("waitpid");
        if (status != EXIT_SUCCESS) {
            fprintf(stderr, "worker %d failed\n", i);
            return EXIT_FAILURE;
        }
    }

    printf("Pool    : [%d", squares[0]);
    for (int n = 1; n < INPUTS; n++)
        printf(", %d", squares[n]);
    printf("]\n");
    if (fflush(stdout) == EOF)
        die("stdout");
    return EXIT_SUCCESS;
}
