// SPDX-License-Identifier: MIT
// Main sleeps until the child has surely become the other program; its handler may not be there
// yet.
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
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

static void on_signal(int signal) { _exit(signal == SIGTERM ? 7 : 1); }

static void other_program(int end) {
    struct sigaction action = {.sa_handler = on_signal};
    must(sigaction(SIGTERM, &action, NULL) == 0);
    must(write(end, "x", 1) == 1);
    for (;;)
        pause();
}

int main(int count, char **words) {
    int ends[2], status;
    char end[16];
    if (count > 1)
        other_program(atoi(words[1]));
    must(pipe(ends) == 0);
    must(snprintf(end, sizeof end, "%d", ends[1]) > 0);
    pid_t child = start();
    if (child == 0) {
        execl("/proc/self/exe", words[0], end, (char *)NULL);
        _exit(1);
    }
    rest(50);
    must(kill(child, SIGTERM) == 0);
    must(waitpid(child, &status, 0) == child);
    puts(WIFEXITED(status) && WEXITSTATUS(status) == 7 ? "ok" : "it could not say goodbye");
}
