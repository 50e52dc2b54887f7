// SPDX-License-Identifier: MIT
// Right, by two FIFOs in a folder of their own: each process opens only the end that it needs.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = "/tmp/squares-XXXXXX";
static char numbers[64], squares[64];

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

// Waits until another process has opened the other end.
static int open_end(const char *path, int mode) {
    int fd = open(path, mode);
    if (fd == -1)
        die(path);
    return fd;
}

static void sender(void) {
    int out = open_end(numbers, O_WRONLY);
    for (int i = 0; i < 10; i++)
        if (write(out, &i, sizeof i) == -1)
            die("write");
    close(out);
}

static void squarer(void) {
    int in = open_end(numbers, O_RDONLY);
    int out = open_end(squares, O_WRONLY);
    int number;
    while (read(in, &number, sizeof number) > 0) {
        number *= number;
        if (write(out, &number, sizeof number) == -1)
            die("write");
    }
    close(in);
    close(out);
}

static void start(void (*run)(void)) {
    pid_t pid = fork();
    if (pid == -1)
        die("fork");
    if (pid == 0) {
        run();
        exit(EXIT_SUCCESS);
    }
}

int main(void) {
    if (!mkdtemp(folder))
        die("mkdtemp");
    snprintf(numbers, sizeof numbers, "%s/numbers", folder);
    snprintf(squares, sizeof squares, "%s/squares", folder);
    if (mkfifo(numbers, 0600) == -1 || mkfifo(squares, 0600) == -1)
        die("mkfifo");

    start(sender);
    start(squarer);

    int in = open_end(squares, O_RDONLY);
    int square;
    while (read(in, &square, sizeof square) > 0)
        printf("%d\n", square);
    close(in);
    printf("End\n");

    for (int child = 0; child < 2; child++)
        if (wait(NULL) == -1)
            die("wait");
    if (unlink(numbers) == -1 || unlink(squares) == -1 || rmdir(folder) == -1)
        die(folder);
    return EXIT_SUCCESS;
}
