// SPDX-License-Identifier: MIT
// The child reads until the message is whole.
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SIZE = 12 };

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

static ssize_t read_message(int end, char *message) {
    ssize_t had = 0;
    while (had < SIZE) {
        ssize_t got = read(end, message + had, (size_t)(SIZE - had));
        must(got > 0);
        had += got;
    }
    return had;
}

static void child(int end) {
    char message[SIZE];
    compute();
    must(read_message(end, message) == SIZE);
    _exit(memcmp(message, "hello world\n", SIZE) != 0);
}

int main(void) {
    int ends[2];
    must(pipe(ends) == 0);
    if (start() == 0)
        child(ends[0]);
    must(write(ends[1], "hello ", 6) == 6);
    must(write(ends[1], "world\n", 6) == 6);
    puts(all_end_well() ? "ok" : "half a message");
}
