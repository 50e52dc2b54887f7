// SPDX-License-Identifier: MIT
// Right, with a fixed share for every worker: it knows its quarter from fork(), sends the squares
// as one block, and stays until main closes the gate.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define SHARE 25

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void worker(int first, int out, int gate) {
    int squares[SHARE];
    for (int i = 0; i < SHARE; i++)
        squares[i] = (first + i) * (first + i);
    if (write(out, squares, sizeof squares) != sizeof squares)
        die("write");
    char nothing;
    if (read(gate, &nothing, 1) != 0)
        die("gate");
}

int main(void) {
    int gate[2], results[4];
    pid_t pids[4];
    if (pipe(gate) == -1)
        die("pipe");
    for (int w = 0; w < 4; w++) {
        int ends[2];
        if (pipe(ends) == -1)
            die("pipe");
        pids[w] = fork();
        if (pids[w] == -1)
            die("fork");
        if (pids[w] == 0) {
            close(gate[1]);
            worker(w * SHARE, ends[1], gate[0]);
            _exit(EXIT_SUCCESS);
        }
        close(ends[1]);
        results[w] = ends[0];
    }

    int all[4][SHARE];
    for (int w = 3; w >= 0; w--) { // any order will do
        size_t have = 0;
        while (have < sizeof all[w]) {
            ssize_t got = read(results[w], (char *)all[w] + have, sizeof all[w] - have);
            if (got <= 0)
                die("read");
            have += (size_t)got;
        }
    }
    close(gate[1]);
    for (int w = 0; w < 4; w++)
        if (waitpid(pids[w], NULL, 0) == -1)
            die("waitpid");

    printf("\nPool    : [");
    for (int n = 0; n < 4 * SHARE; n++)
        printf("%s%d", n ? ", " : "", all[n / SHARE][n % SHARE]);
    printf("]  \t\n\n");
    return 0;
}
