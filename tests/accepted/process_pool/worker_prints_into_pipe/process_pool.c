// SPDX-License-Identifier: MIT
// Right, with workers that print their squares: their standard output is a pipe by then, and main
// has kept the real one open as another descriptor, on which it prints in the end.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, INPUTS = 100 };

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void move(int from, int to) {
    if (dup2(from, to) == -1)
        die("dup2");
    close(from);
}

int main(void) {
    int screen = dup(STDOUT_FILENO);
    if (screen == -1)
        die("dup");
    pid_t pids[WORKERS];
    FILE *from[WORKERS];
    int gate[2]; // all workers read from it until it is closed
    if (pipe(gate) == -1)
        die("pipe");

    for (int w = 0; w < WORKERS; w++) {
        int out[2];
        if (pipe(out) == -1)
            die("pipe");
        move(out[1], STDOUT_FILENO); // main's own descriptor 1 is a pipe now, too
        if ((pids[w] = fork()) == -1)
            die("fork");
        if (pids[w] == 0) {
            close(gate[1]);
            close(screen);
            for (int n = w; n < INPUTS; n += WORKERS)
                printf("%d\n", n * n);
            fflush(stdout);
            char byte;
            exit(read(gate[0], &byte, 1) == 0 ? EXIT_SUCCESS : EXIT_FAILURE);
        }
        if (!(from[w] = fdopen(out[0], "r")))
            die("fdopen");
    }
    int squares[INPUTS];
    for (int n = 0; n < INPUTS; n++)
        if (fscanf(from[n % WORKERS], "%d", &squares[n]) != 1)
            die("fscanf");
    close(gate[0]);
    close(gate[1]);
    for (int w = 0; w < WORKERS; w++) {
        if (waitpid(pids[w], NULL, 0) == -1)
            die("waitpid");
        fclose(from[w]);
    }

    move(screen, STDOUT_FILENO);
    printf("Pool    : [%d", squares[0]);
    for (int n = 1; n < INPUTS; n++)
        printf(", %d", squares[n]);
    printf("]\n");
    return EXIT_SUCCESS;
}
