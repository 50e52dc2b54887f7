// SPDX-License-Identifier: MIT
// Wrong: the workers store the squares in a global array, of which each process has its own copy
// (thought: what is global is everybody's).
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, INPUTS = 100 };

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static int squares[INPUTS];

// Waits until main closes the gate, so that all workers are there before the first one leaves.
static void work(int first, int gate) {
    for (int n = first; n < INPUTS; n += WORKERS)
        squares[n] = n * n;
    char byte;
    if (read(gate, &byte, 1) == -1)
        die("read");
}

int main(void) {
    int gate[2];
    if (pipe(gate) == -1)
        die("pipe");
    pid_t pool[WORKERS];
    for (int i = 0; i < WORKERS; i++) {
        pool[i] = fork();
        if (pool[i] == -1)
            die("fork");
        if (pool[i] == 0) {
            close(gate[1]);
            work(i, gate[0]);
            exit(EXIT_SUCCESS);
        }
    }
    close(gate[0]);
    close(gate[1]); // the pool is closed
    for (int i = 0; i < WORKERS; i++)
        if (waitpid(pool[i], NULL, 0) == -1)
            die("waitpid");

    printf("Pool    : [%d", squares[0]);
    for (int n = 1; n < INPUTS; n++)
        printf(", %d", squares[n]);
    printf("]\n");
    return EXIT_SUCCESS;
}
