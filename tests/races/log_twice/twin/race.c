// SPDX-License-Identifier: MIT
// The buffer is written before the second child is born.
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void must(bool done) {
    if (!done)
        _exit(2);
}

static pid_t start(void) {
    pid_t pid = fork();
    must(pid != -1);
    return pid;
}

static void compute(void) {
    for (volatile int i = 0; i < 4000000; i++)
        ;
}

static bool take_note(FILE *log, int end, int milliseconds) {
    struct pollfd one = {.fd = end, .events = POLLIN};
    char byte;
    if (poll(&one, 1, milliseconds) != 1)
        return false;
    must(read(end, &byte, 1) == 1);
    must(fprintf(log, "child: %c\n", byte) > 0);
    return true;
}

int main(void) {
    int ends[2];
    struct stat found;
    FILE *log = fopen("log", "w");
    must(log != NULL);
    must(pipe(ends) == 0);
    if (start() == 0) {
        compute();
        _exit(write(ends[1], "x", 1) != 1);
    }
    bool noted = take_note(log, ends[0], 0);
    must(fflush(log) == 0);
    if (start() == 0)
        exit(0);
    must(noted || take_note(log, ends[0], -1));
    while (wait(NULL) > 0)
        ;
    must(fclose(log) == 0);
    must(stat("log", &found) == 0);
    puts(found.st_size == 9 ? "ok" : "a line is there twice");
}
