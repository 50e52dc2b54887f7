// SPDX-License-Identifier: MIT
// Two processes lock the same two files, each in its own order.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

static void lock(const char *name) {
    int file = open(name, O_RDWR | O_CREAT, 0600);
    if (file == -1 || flock(file, LOCK_EX) == -1)
        _exit(1);
}

int main(void) {
    pid_t child = fork();
    lock(child == 0 ? "one" : "two");
    sleep(1);
    lock(child == 0 ? "two" : "one");
    wait(NULL);
}
