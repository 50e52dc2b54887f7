// SPDX-License-Identifier: MIT
// Hostile: the child prints main's line through every door to main's stdout but its own.
#define _GNU_SOURCE // vmsplice
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static void print(int fd) {
    if (write(fd, "good\n", 5) != 5)
        _exit(8);
}

int main(void) {
    char path[64];
    int old = dup2(STDOUT_FILENO, 77);
    if (fork() == 0) {
        snprintf(path, sizeof path, "/proc/%d/fd/1", getppid());
        close(STDOUT_FILENO);
        print(open(path, O_WRONLY));
        print(open("/proc/self/fd/77", O_WRONLY));
        print(old);
        vmsplice(old, &(struct iovec){(void *)"good\n", 5}, 1, 0);
        _exit(0);
    }
    wait(NULL);
    return 0;
}
