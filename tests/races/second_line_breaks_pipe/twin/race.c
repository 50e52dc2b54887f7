// SPDX-License-Identifier: MIT
// SIGPIPE is ignored, and a reader that has gone is no fault.
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
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

static void child(const int ends[2]) {
    char line[4];
    must(close(ends[1]) == 0);
    compute();
    must(read(ends[0], line, 4) == 4);
    _exit(memcmp(line, "one\n", 4) != 0);
}

static void tell(int end, const char *line) { must(write(end, line, 4) == 4 || errno == EPIPE); }

int main(void) {
    int ends[2];
    must(signal(SIGPIPE, SIG_IGN) != SIG_ERR);
    must(pipe(ends) == 0);
    pid_t pid = start();
    if (pid == 0)
        child(ends);
    must(close(ends[0]) == 0);
    tell(ends[1], "one\n");
    tell(ends[1], "two\n");
    must(waitpid(pid, NULL, 0) == pid);
    puts("ok");
}
