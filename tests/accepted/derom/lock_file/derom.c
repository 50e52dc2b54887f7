// SPDX-License-Identifier: MIT
// Right, with a record lock around each line; the system releases it when its holder is killed.
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static FILE *guard; // has no name any more, so nothing is left of it

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void set_lock(short type) {
    struct flock lock = {.l_type = type, .l_whence = SEEK_SET, .l_len = 1};
    if (fcntl(fileno(guard), F_SETLKW, &lock) == -1)
        die("fcntl");
}

static void flush_locked(void) {
    set_lock(F_WRLCK);
    if (fflush(stdout) == EOF)
        die("stdout");
    set_lock(F_UNLCK);
}

static void count(const char *name, int from, int to) {
    printf("Starting process: %s\n", name);
    flush_locked();
    for (int i = from; i <= to; i++) {
        printf("%s ---> %d\n", name, i);
        flush_locked();
        sleep(1);
    }
    printf("Exiting process: %s\n", name);
    flush_locked();
}

static pid_t start(const char *name, int from, int to) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        count(name, from, to);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    guard = tmpfile();
    if (!guard)
        die("tmpfile");
    pid_t daemon = start("background_process", 0, 4);
    pid_t worker = start("non_background_process", 5, 8);
    sleep(2);

    if (kill(daemon, SIGTERM) == -1)
        die("kill");
    if (waitpid(daemon, NULL, 0) == -1 || waitpid(worker, NULL, 0) == -1)
        die("waitpid");
    fclose(guard);
    return EXIT_SUCCESS;
}
