// SPDX-License-Identifier: MIT
// Wrong: the FIFOs are never removed
// (thought: a FIFO is a pipe, and a pipe is gone with its last user).
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, INPUTS = 100 };

static const char *const in_names[WORKERS] = {"in.0", "in.1", "in.2", "in.3"};
static const char out_name[] = "out";

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static int open_fifo(const char *name, int mode) {
    int fd = open(name, mode);
    if (fd == -1)
        die(name);
    return fd;
}

static void work(int w) {
    int in = open_fifo(in_names[w], O_RDONLY), out = open_fifo(out_name, O_WRONLY), number, square;
    const struct iovec answer[] = {{&number, sizeof number}, {&square, sizeof square}};
    while (read(in, &number, sizeof number) == sizeof number) {
        square = number * number;
        if (writev(out, answer, 2) == -1)
            die("writev");
    }
}

int main(void) {
    pid_t pids[WORKERS], groups[2];
    if (mkfifo(out_name, 0600) == -1)
        die(out_name);
    for (int w = 0; w < WORKERS; w++) {
        if (mkfifo(in_names[w], 0600) == -1)
            die(in_names[w]);
        if ((pids[w] = fork()) == -1)
            die("fork");
        if (pids[w] == 0) {
            work(w);
            exit(EXIT_SUCCESS);
        }
        if (setpgid(pids[w], w < 2 ? pids[w] : groups[w % 2]) == -1)
            die("setpgid");
        if (w < 2)
            groups[w] = pids[w];
    }

    int to[WORKERS], squares[INPUTS];
    for (int w = 0; w < WORKERS; w++)
        to[w] = open_fifo(in_names[w], O_WRONLY);
    int from = open_fifo(out_name, O_RDONLY);
    for (int n = 0; n < INPUTS; n++)
        if (write(to[n % WORKERS], &n, sizeof n) != sizeof n)
            die("write");
    for (int n = 0; n < INPUTS; n++) {
        int answer[2];
        if (read(from, answer, sizeof answer) != sizeof answer)
            die("read");
        squares[answer[0]] = answer[1];
    }
    for (int w = 0; w < WORKERS; w++) {
        close(to[w]);
    }
    for (int w = 0; w < WORKERS; w++)
        if (waitpid(-groups[w % 2], NULL, 0) == -1)
            die("waitpid");
    close(from);

    printf("Pool    : [");
    for (int n = 0; n < INPUTS; n++)
        printf("%d%s", squares[n], n < INPUTS - 1 ? ", " : "]\n");
    return EXIT_SUCCESS;
}
