// SPDX-License-Identifier: MIT
// Wrong: main starts a process for every input, four at a time
// (thought: four processes at any moment are a pool of four).
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
    if (recv(channel, &number, sizeof number, 0) != sizeof number)
        die("recv");
    number *= number;
    if (send(channel, &number, sizeof number, 0) == -1)
        die("send");
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

// The next WORKERS inputs, from the first one on.
static void map(const struct worker pool[], int first, int squares[]) {
    for (int i = 0; i < WORKERS; i++) {
        int n = first + i;
        if (send(pool[i].channel, &n, sizeof n, 0) == -1)
            die("send");
    }
    for (int i = 0; i < WORKERS; i++)
        if (recv(pool[i].channel, &squares[first + i], sizeof squares[0], 0) != sizeof squares[0])
            die("recv");
}

static void join(const struct worker pool[]) {
    for (int i = 0; i < WORKERS; i++) {
        int status;
        close(pool[i].channel);
        if (waitpid(pool[i].pid, &status, 0) == -1)
            die("waitpid");
        if (status != EXIT_SUCCESS)
            exit(EXIT_FAILURE);
    }
}

int main(void) {
    int squares[INPUTS];
    for (int n = 0; n < INPUTS; n += WORKERS) {
        struct worker pool[WORKERS];
        for (int i = 0; i < WORKERS; i++)
            start(pool, i);
        map(pool, n, squares);
        join(pool);
    }

    printf("Pool    : [%d", squares[0]);
    for (int n = 1; n < INPUTS; n++)
        printf(", %d", squares[n]);
    printf("]\n");
    if (fflush(stdout) == EOF)
        die("stdout");
    return EXIT_SUCCESS;
}
