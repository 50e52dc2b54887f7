// SPDX-License-Identifier: MIT
// What the programs of the bench share: numbers through pipes, and an end where a call fails.
#pragma once

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { READ_END, WRITE_END };

static inline void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static inline void make_pipe(int ends[2]) {
    if (pipe(ends) == -1)
        die("pipe");
}

static inline pid_t start(void) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    return child;
}

static inline void send_number(int fd, int number) {
    if (write(fd, &number, sizeof number) != sizeof number)
        die("write");
}

// False at end of file.
static inline bool receive_number(int fd, int *out_number) {
    ssize_t got = read(fd, out_number, sizeof *out_number);
    if (got == -1)
        die("read");
    return got > 0;
}

static inline void collect_child(void) {
    if (wait(NULL) == -1)
        die("wait");
}
