// SPDX-License-Identifier: MIT
// The reader holds a writing end of its own and counts what has come.
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WRITERS = 2 };

static void must(bool done) {
    if (!done)
        _exit(2);
}

static bool all_end_well(void) {
    bool well = true;
    int status;
    while (wait(&status) > 0)
        well = well && status == 0;
    return well;
}

static pid_t start(void) {
    pid_t pid = fork();
    must(pid != -1);
    return pid;
}

static void compute(void) {
    for (volatile int i = 0; i < 1000000; i++)
        ;
}

static void writer(void) {
    int end = open("fifo", O_WRONLY);
    must(end != -1);
    compute();
    must(write(end, "x", 1) == 1);
    _exit(close(end) == -1);
}

int main(void) {
    char byte;
    int count = 0;
    must(mkfifo("fifo", 0600) == 0);
    for (int i = 0; i < WRITERS; i++)
        if (start() == 0)
            writer();
    int end = open("fifo", O_RDWR);
    must(end != -1);
    while (count < WRITERS && read(end, &byte, 1) == 1)
        count++;
    must(close(end) == 0);
    puts(count == WRITERS ? "ok" : "a writer was not heard");
    return !all_end_well();
}
