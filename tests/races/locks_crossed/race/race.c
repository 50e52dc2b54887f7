// SPDX-License-Identifier: MIT
// Each locks its own file first: both may hold one and wait for the other's.
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

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

static int locked(const char *name) {
    int file = open(name, O_RDWR | O_CREAT, 0600);
    must(file != -1);
    must(flock(file, LOCK_EX) == 0);
    return file;
}

static void move(const char *from, const char *to) {
    int source = locked(from);
    int target = locked(to);
    must(write(source, "-", 1) == 1);
    must(write(target, "+", 1) == 1);
    must(close(target) == 0);
    must(close(source) == 0);
    _exit(0);
}

int main(void) {
    for (int i = 0; i < 2; i++)
        if (start() == 0)
            move(i == 0 ? "a" : "b", i == 0 ? "b" : "a");
    puts(all_end_well() ? "ok" : "a child failed");
}
