// SPDX-License-Identifier: MIT
// Main waits for the child.
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

int main(void) {
    int status;
    pid_t child = start();
    if (child == 0)
        _exit(7);
    pid_t ended = waitpid(child, &status, 0);
    must(ended != -1);
    if (ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 7)
        puts("ok");
    else
        puts("the child has not ended yet");
}
