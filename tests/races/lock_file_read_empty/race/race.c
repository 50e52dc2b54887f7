// SPDX-License-Identifier: MIT
// The lock file is there before its owner's id is in it: who reads it in between finds none.
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
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

static bool lock(int number) {
    int file = open("lock", O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (file == -1 && errno == EEXIST)
        return false;
    must(file != -1);
    must(dprintf(file, "%d\n", number) > 0);
    must(close(file) == 0);
    return true;
}

static void child(int number) {
    char owner;
    if (lock(number))
        _exit(0);
    int file = open("lock", O_RDONLY);
    must(file != -1);
    _exit(read(file, &owner, 1) != 1);
}

int main(void) {
    for (int number = 0; number < 2; number++)
        if (start() == 0)
            child(number);
    puts(all_end_well() ? "ok" : "the lock has no owner");
}
