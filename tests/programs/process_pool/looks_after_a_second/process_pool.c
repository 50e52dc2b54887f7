// SPDX-License-Identifier: MIT
// Wrong: main sleeps a second after closing the pool, and then collects whoever has ended
// (thought: after a second all workers have gone home).
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, INPUTS = 100, SHARE = INPUTS / WORKERS };

static int closing[2]; // main closes its end to close the pool

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

// Hands back the squares of the worker's share, and stays until the pool is closed.
static void work(int worker, int answers) {
    int share[SHARE];
    for (int i = 0; i < SHARE; i++)
        share[i] = (worker * SHARE + i) * (worker * SHARE + i);
    if (write(answers, share, sizeof share) != sizeof share)
        die("write");
    char nothing;
    if (read(closing[0], &nothing, 1) == -1)
        die("read");
}

// What comes back is the end from which main reads the squares.
static int start(int worker) {
    int ends[2];
    if (pipe(ends) == -1)
        die("pipe");
    pid_t pid = fork();
    if (pid == -1)
        die("fork");
    if (pid == 0) {
        close(closing[1]);
        work(worker, ends[1]);
        exit(EXIT_SUCCESS);
    }
    close(ends[1]);
    return ends[0];
}

int main(void) {
    int answers[WORKERS], squares[INPUTS];
    if (pipe(closing) == -1)
        die("pipe");
    for (int w = 0; w < WORKERS; w++)
        answers[w] = start(w);
    for (int w = 0; w < WORKERS; w++) { // a share is written at once, so it comes at once
        const size_t size = SHARE * sizeof *squares;
        if (read(answers[w], squares + w * SHARE, size) != (ssize_t)size)
            die("read");
    }

    close(closing[1]); // the pool is closed
    sleep(1);
    while (waitpid(-1, NULL, WNOHANG) > 0)
        ; // until nobody is left

    printf("Pool    : [%d", squares[0]);
    for (int n = 1; n < INPUTS; n++)
        printf(", %d", squares[n]);
    printf("]\n");
    return EXIT_SUCCESS;
}
