// SPDX-License-Identifier: MIT
// The signal may come while the message is written: then pause() waits for ever.
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t told;

static void must(bool done) {
    if (!done)
        _exit(2);
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

static void on_signal(int signal) { told = signal; }

int main(void) {
    struct sigaction action = {.sa_handler = on_signal};
    int log = open("log", O_WRONLY | O_CREAT, 0600);
    must(log != -1);
    must(sigaction(SIGUSR1, &action, NULL) == 0);
    pid_t child = start();
    if (child == 0) {
        compute();
        _exit(kill(getppid(), SIGUSR1) == -1);
    }
    while (!told) {
        must(write(log, "waiting\n", 8) == 8);
        pause();
    }
    must(waitpid(child, NULL, 0) == child);
    puts("ok");
}
