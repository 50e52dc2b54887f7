// SPDX-License-Identifier: MIT
// Right, with shared memory that the workers write and main may only read.
#define _GNU_SOURCE // memfd_create
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, INPUTS = 100, SIZE = INPUTS * sizeof(int) };

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static int *map(int fd, int protection) {
    int *squares = mmap(NULL, SIZE, protection, MAP_SHARED, fd, 0);
    if (squares == MAP_FAILED)
        die("mmap");
    return squares;
}

int main(void) {
    int done[2], gate[2], fd = memfd_create("squares", MFD_CLOEXEC);
    if (fd == -1 || ftruncate(fd, SIZE) == -1 || pipe(done) == -1 || pipe(gate) == -1)
        die("memory");
    for (int w = 0; w < WORKERS; w++) {
        pid_t pid = fork();
        if (pid == -1)
            die("fork");
        if (pid == 0) {
            char byte;
            int *squares = map(fd, PROT_READ | PROT_WRITE);
            for (int n = w; n < INPUTS; n += WORKERS)
                squares[n] = n * n;
            close(done[1]);
            close(gate[1]);
            exit(read(gate[0], &byte, 1) == 0 ? EXIT_SUCCESS : EXIT_FAILURE);
        }
    }
    close(done[1]);
    char byte;
    if (read(done[0], &byte, 1) != 0) // the end of file: all have closed their copy
        die("read");
    close(gate[1]);
    for (int w = 0; w < WORKERS; w++)
        if (wait(NULL) == -1)
            die("wait");

    const int *squares = map(fd, PROT_READ);
    printf("Pool    : [%d", squares[0]);
    for (int n = 1; n < INPUTS; n++)
        printf(", %d", squares[n]);
    printf("]\n");
    return EXIT_SUCCESS;
}
