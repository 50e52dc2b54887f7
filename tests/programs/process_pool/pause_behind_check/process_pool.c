// SPDX-License-Identifier: MIT
// Wrong: main looks whether the worker has said that it is there, and then pauses until its signal
// comes, which may come between the two
// (thought: the handler sets the flag, so no signal is lost).
#include <signal.h>
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

static volatile sig_atomic_t ready;

static void on_ready(int signal_number) {
    (void)signal_number;
    ready = 1;
}

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

    ready = 0;
    pool[index].pid = fork();
    if (pool[index].pid == -1)
        die("fork");
    if (pool[index].pid == 0) {
        for (int i = 0; i <= index; i++) // those of its elder siblings came with fork(), too
            close(pool[i].channel);
        if (kill(getppid(), SIGUSR1) == -1)
            die("kill");
        work(ends[1]);
        exit(EXIT_SUCCESS);
    }
    close(ends[1]);
    while (!ready)
        pause();
}

// Number n goes to worker n % WORKERS, and from there its square comes back. A channel has room for
// the 25 numbers of its worker, so nobody is ever held up in send().
static void map(const struct worker pool[], int squares[]) {
    for (int n = 0; n < INPUTS; n++)
        if (send(pool[n % WORKERS].channel, &n, sizeof n, 0) == -1)
            die("send");
    for (int n = 0; n < INPUTS; n++)
        if (recv(pool[n % WORKERS].channel, &squares[n], sizeof squares[n], 0) != sizeof squares[n])
            die("recv");
}

int main(void) {
    struct worker pool[WORKERS];
    if (signal(SIGUSR1, on_ready) == SIG_ERR)
        die("signal");
    for (int i = 0; i < WORKERS; i++)
        start(pool, i);

    int squares[INPUTS];
    map(pool, squares);

    for (int i = 0; i < WORKERS; i++) // close the pool: each worker's recv() now returns 0
        close(pool[i].channel);
    for (int i = 0; i < WORKERS; i++) // join it
        if (waitpid(pool[i].pid, NULL, 0) == -1)
            die("waitpid");

    printf("Pool    : [%d", squares[0]);
    for (int n = 1; n < INPUTS; n++)
        printf(", %d", squares[n]);
    printf("]\n");
    if (fflush(stdout) == EOF)
        die("stdout");
    return EXIT_SUCCESS;
}
