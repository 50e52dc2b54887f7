// SPDX-License-Identifier: MIT
// Wrong: main starts three workers and squares a quarter of the numbers itself
// (thought: main is a process too, so that makes four).
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 3, SHARES = WORKERS + 1, INPUTS = 100 };

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
        for (int i = 0; i <= index; i++) // those of its elder siblings came with fork(), too
            close(pool[i].channel);
        work(ends[1]);
        exit(EXIT_SUCCESS);
    }
    close(ends[1]);
}

// Number n goes to worker n % SHARES, and from there its square comes back; main has the last
// share.
static void map(const struct worker pool[], int squares[]) {
    for (int n = 0; n < INPUTS; n++)
        if (n % SHARES == WORKERS)
            squares[n] = n * n;
        else if (send(pool[n % SHARES].channel, &n, sizeof n, 0) == -1)
            die("send");
    for (int n = 0; n < INPUTS; n++)
        if (n % SHARES != WORKERS &&
            recv(pool[n % SHARES].channel, &squares[n], sizeof squares[n], 0) != sizeof squares[n])
            die("recv");
}

int main(void) {
    struct worker pool[WORKERS];
    for (int i = 0; i < WORKERS; i++)
        start(pool, i);

    int squares[INPUTS];
    map(pool, squares);

    for (int i = 0; i < WORKERS; i++) // close the pool: each worker's recv() now returns 0
        close(pool[i].channel);
    for (int i = 0; i < WORKERS; i++) { // join it
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
