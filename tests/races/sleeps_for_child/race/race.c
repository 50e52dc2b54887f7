// SPDX-License-Identifier: MIT
// Main sleeps until the child has surely ended.
#include <stdbool.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
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

static void rest(int milliseconds) {
    struct timespec time = {.tv_nsec = milliseconds * 1000000L};
    must(nanosleep(&time, NULL) == 0);
}

int main(void) {
    int status;
    pid_t child = start();
    if (child == 0)
        _exit(7);
    rest(50);
    pid_t ended = waitpid(child, &status, WNOHANG);
    must(ended != -1);
    if (ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 7)
        puts("ok");
    else
        puts("the child has not ended yet");
}
