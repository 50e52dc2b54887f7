// SPDX-License-Identifier: MIT
// Right, with the output gathered in a file in memory, which sendfile copies to stdout at the end.
#define _GNU_SOURCE // memfd_create
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

// Waits a second for a signal that nobody sends.
static void wait_a_second(void) {
    const struct timespec second = {.tv_sec = 1};
    sigset_t usr1;
    sigemptyset(&usr1);
    sigaddset(&usr1, SIGUSR1);
    if (sigprocmask(SIG_BLOCK, &usr1, NULL) == -1)
        die("sigprocmask");
    sigtimedwait(&usr1, NULL, &second);
}

static void work(const char *name, int first) {
    int file = memfd_create("output", 0);
    if (file == -1)
        die("memfd_create");
    off_t size = dprintf(file, "Starting %s\n", name), start = 0;
    for (int i = first; i < first + 5; i++)
        size += dprintf(file, "---> %d\n", i);
    wait_a_second();
    size += dprintf(file, "Exiting %s\n", name);
    while (start < size)
        if (sendfile(STDOUT_FILENO, file, &start, (size_t)(size - start)) == -1)
            die("sendfile");
    close(file);
}

int main(void) {
    for (int i = 0; i < 2; i++) {
        pid_t child = fork();
        if (child == -1)
            die("fork");
        if (child == 0) {
            work(i == 0 ? "background_process" : "NO_background_process", 5 * i);
            _exit(EXIT_SUCCESS);
        }
    }
    for (int i = 0; i < 2; i++) {
        siginfo_t info;
        if (waitid(P_ALL, 0, &info, WEXITED) == -1)
            die("waitid");
    }
    return EXIT_SUCCESS;
}
