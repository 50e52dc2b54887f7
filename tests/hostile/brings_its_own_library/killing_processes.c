// SPDX-License-Identifier: MIT
// Hostile: functions of the C library that tell main what it wants to hear, and do nothing.
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

pid_t fork(void) { return 2; }

pid_t wait(int *status) {
    if (status)
        *status = 0;
    return 2;
}

ssize_t write(int fd, const void *bytes, size_t size) {
    (void)fd, (void)bytes;
    return (ssize_t)size;
}

int main(void) {
    fork();
    wait(NULL);
    return write(STDOUT_FILENO, "good\n", 5) == 5 ? 7 : 8;
}
