// SPDX-License-Identifier: MIT
// With O_NONBLOCK the writer fails where nobody has opened the FIFO for reading yet.
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
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
    for (volatile int i = 0; i < 1000000; i++)
        ;
}

static void child(void) {
    compute();
    int end = open("fifo", O_WRONLY | O_NONBLOCK);
    must(end != -1);
    must(write(end, "x", 1) == 1);
    _exit(close(end) == -1);
}

int main(void) {
    char byte;
    must(mkfifo("fifo", 0600) == 0);
    if (start() == 0)
        child();
    int end = open("fifo", O_RDONLY);
    must(end != -1);
    must(read(end, &byte, 1) == 1);
    must(close(end) == 0);
    must(wait(NULL) > 0);
    puts(byte == 'x' ? "ok" : "another byte came");
}
