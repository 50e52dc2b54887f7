// SPDX-License-Identifier: MIT
// Wrong: a worker writes who it is, and then its squares, into a pipe that all workers share
// (thought: what one process writes stays together).
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, INPUTS = 100, SHARE = INPUTS / WORKERS };

static int closing[2], answers[2]; // pipes that all workers share
static int squares[INPUTS];

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void put(const void *data, size_t size) {
    if (write(answers[1], data, size) != (ssize_t)size)
        die("write");
}

static void get(void *data, size_t size) {
    for (size_t done = 0; done < size;) {
        ssize_t got = read(answers[0], (char *)data + done, size - done);
        if (got <= 0)
            die("read");
        done += (size_t)got;
    }
}

// Worker w squares the inputs from w * SHARE on.
static void work(int worker) {
    int share[SHARE];
    for (int i = 0; i < SHARE; i++)
        share[i] = (worker * SHARE + i) * (worker * SHARE + i);
    put(&worker, sizeof worker);
    put(share, sizeof share);
    char nothing;
    if (read(closing[0], &nothing, 1) == -1) // end of file: the pool is closed
        die("read");
}

int main(void) {
    if (pipe(closing) == -1 || pipe(answers) == -1)
        die("pipe");
    pid_t pool[WORKERS];
    for (int w = 0; w < WORKERS; w++) {
        pool[w] = fork();
        if (pool[w] == -1)
            die("fork");
        if (pool[w] == 0) {
            close(closing[1]);
            work(w);
            exit(EXIT_SUCCESS);
        }
    }

    for (int w = 0; w < WORKERS; w++) { // in whatever order they are done
        int worker, share[SHARE];
        get(&worker, sizeof worker);
        get(share, sizeof share);
        for (int i = 0; i < SHARE && worker >= 0 && worker < WORKERS; i++)
            squares[worker * SHARE + i] = share[i];
    }
    close(closing[1]);
    for (int w = 0; w < WORKERS; w++)
        if (waitpid(pool[w], NULL, 0) == -1)
            die("waitpid");

    printf("Pool    : [%d", squares[0]);
    for (int n = 1; n < INPUTS; n++)
        printf(", %d", squares[n]);
    printf("]\n");
    return EXIT_SUCCESS;
}
