// SPDX-License-Identifier: MIT
// Right, with a pipe as the barrier: who meets there closes its copy of the write end, and the end
// of file comes to both when the last copy is closed. Another pipe holds one byte: the lock.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int barrier[2], token[2];

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void work(const char *name) {
    char byte;
    if (strstr(name, "_with_")) {
        close(barrier[1]);
        if (read(barrier[0], &byte, 1) != 0)
            die("barrier");
    }

    struct timespec now;
    struct tm parts;
    timespec_get(&now, TIME_UTC);
    gmtime_r(&now.tv_sec, &parts);

    if (read(token[0], &byte, 1) != 1)
        die("lock");
    printf("process %s ----> %04d-%02d-%02d %02d:%02d:%02d.%06ld\n", name, parts.tm_year + 1900,
           parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
           now.tv_nsec / 1000);
    fflush(stdout);
    if (write(token[1], &byte, 1) != 1)
        die("unlock");
    exit(EXIT_SUCCESS);
}

int main(void) {
    static const char *const names[] = {"p1 - test_with_barrier", "p2 - test_with_barrier",
                                        "p3 - test_without_barrier", "p4 - test_without_barrier"};
    if (pipe(barrier) == -1 || pipe(token) == -1 || write(token[1], "", 1) != 1)
        die("pipe");
    for (int i = 0; i < 4; i++) {
        if (i == 2) // the two that meet are there, and nobody else shall hold the end
            close(barrier[1]);
        pid_t pid = fork();
        if (pid == -1)
            die("fork");
        if (pid == 0)
            work(names[i]);
    }
    for (int i = 0; i < 4; i++)
        if (wait(NULL) == -1)
            die("wait");
    return EXIT_SUCCESS;
}
