// SPDX-License-Identifier: MIT
// Right, with a pool that main closes by SIGTERM, once all squares have come in; it prints each
// number with a write of its own.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, INPUTS = 100 };

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static _Noreturn void work(int in, int out) {
    int number;
    for (;;) {
        if (read(in, &number, sizeof number) != sizeof number)
            die("read");
        number *= number;
        if (write(out, &number, sizeof number) != sizeof number)
            die("write");
    }
}

int main(void) {
    pid_t pids[WORKERS];
    int to[WORKERS], from[WORKERS], squares[INPUTS];
    for (int w = 0; w < WORKERS; w++) {
        int in[2], out[2];
        if (pipe(in) == -1 || pipe(out) == -1)
            die("pipe");
        if ((pids[w] = fork()) == -1)
            die("fork");
        if (pids[w] == 0)
            work(in[0], out[1]);
        close(in[0]);
        close(out[1]);
        to[w] = in[1];
        from[w] = out[0];
    }
    for (int n = 0; n < INPUTS; n += WORKERS) {
        for (int w = 0; w < WORKERS; w++) {
            int input = n + w;
            if (write(to[w], &input, sizeof input) != sizeof input)
                die("write");
        }
        for (int w = 0; w < WORKERS; w++)
            if (read(from[w], &squares[n + w], sizeof(int)) != sizeof(int))
                die("read");
    }
    for (int w = 0; w < WORKERS; w++)
        if (kill(pids[w], SIGTERM) == -1)
            die("kill");
    for (int w = 0; w < WORKERS; w++) {
        int status;
        if (waitpid(pids[w], &status, 0) == -1)
            die("waitpid");
        if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGTERM)
            return EXIT_FAILURE;
    }

    dprintf(STDOUT_FILENO, "Pool    : [");
    for (int n = 0; n < INPUTS; n++)
        dprintf(STDOUT_FILENO, n == 0 ? "%d" : ", %d", squares[n]);
    dprintf(STDOUT_FILENO, "]\n");
    return EXIT_SUCCESS;
}
