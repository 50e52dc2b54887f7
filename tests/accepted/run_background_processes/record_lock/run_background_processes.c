// SPDX-License-Identifier: MIT
// Right, with the printing guarded by a record lock, which the system takes from a daemon that
// dies.
#define _GNU_SOURCE // memfd_create
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int lock_file; // in memory and without a name, so that nothing is left of it

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void set_lock(short type) {
    struct flock lock = {.l_type = type, .l_whence = SEEK_SET, .l_len = 1};
    while (fcntl(lock_file, F_SETLKW, &lock) == -1)
        if (errno != EINTR)
            die("fcntl");
}

static void put(const char *line, int length) {
    set_lock(F_WRLCK);
    if (write(STDOUT_FILENO, line, (size_t)length) == -1)
        die("write");
    set_lock(F_UNLCK);
}

static void work(const char *name, int first) {
    char line[64];
    const struct timespec second = {.tv_sec = 1};
    put(line, snprintf(line, sizeof line, "Starting %s\n", name));
    for (int i = first; i < first + 5; i++)
        put(line, snprintf(line, sizeof line, "---> %d\n", i));
    clock_nanosleep(CLOCK_MONOTONIC, 0, &second, NULL);
    put(line, snprintf(line, sizeof line, "Exiting %s\n", name));
}

static pid_t start(const char *name, int first) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(name, first);
        _exit(EXIT_SUCCESS); // nothing has gone through stdio
    }
    return child;
}

int main(void) {
    lock_file = memfd_create("lock", MFD_CLOEXEC);
    if (lock_file == -1)
        die("memfd_create");
    pid_t background = start("background_process", 0);
    pid_t no_background = start("NO_background_process", 5);

    if (kill(background, SIGTERM) == -1)
        die("kill");
    if (waitpid(background, NULL, 0) == -1 || waitpid(no_background, NULL, 0) == -1)
        die("waitpid");
    close(lock_file);
    return EXIT_SUCCESS;
}
