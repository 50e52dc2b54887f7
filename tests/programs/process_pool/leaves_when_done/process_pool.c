// SPDX-License-Identifier: MIT
// Wrong: each worker gets its share with fork(), and ends as soon as it has done it
// (thought: a worker that has nothing more to do may go home).
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

// Squares the numbers first, first + WORKERS, first + 2 * WORKERS and so on.
static void work(int channel, int first) {
    for (int n = first; n < INPUTS; n += WORKERS) {
        int square = n * n;
        if (send(channel, &square, sizeof square, 0) == -1)
            die("send");
    }
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
        work(ends[1], index);
        exit(EXIT_SUCCESS);
    }
    close(ends[1]);
}

// The square of n comes from worker n % WORKERS. A channel has room for the 25 squares of its
// worker, so nobody is ever held up in send().
static void map(const struct worker pool[], int squares[]) {
    for (int n = 0; n < INPUTS; n++)
        if (recv(pool[n % WORKERS].channel, &squares[n], sizeof squares[n], 0) != sizeof squares[n])
            die("recv");
}

int main(void) {
    struct worker pool[WORKERS];
    for (int i = 0; i < WORKERS; i++)
        start(pool, i);

    int squares[INPUTS];
    map(pool, squares);

    for (int i = 0; i < WORKERS; i++)
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
