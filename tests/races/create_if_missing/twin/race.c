// SPDX-License-Identifier: MIT
// O_EXCL: the system lets one of them create the file.
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

static pid_t start(void) {
    pid_t pid = fork();
    must(pid != -1);
    return pid;
}

static void child(void) {
    int file = open("list", O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (file != -1)
        _exit(1);
    must(errno == EEXIST);
    _exit(0);
}

int main(void) {
    int status, created = 0;
    for (int i = 0; i < 2; i++)
        if (start() == 0)
            child();
    while (wait(&status) > 0) {
        must(WIFEXITED(status));
        created += WEXITSTATUS(status);
    }
    puts(created == 1 ? "ok" : "both created the file");
}
