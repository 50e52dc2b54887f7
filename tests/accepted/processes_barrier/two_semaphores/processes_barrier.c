// SPDX-License-Identifier: MIT
// Right, with named semaphores: p1 and p2 each tell the other that they have come, and a third
// semaphore is the lock. p3 and p4 use no lock, but write their line at once.
#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

// The name is gone at once; the semaphore lives on until its last user has closed it.
static sem_t *make(int value) {
    char name[64];
    snprintf(name, sizeof name, "/barrier.%d", (int)getpid());
    sem_t *semaphore = sem_open(name, O_CREAT | O_EXCL, 0600, value);
    if (semaphore == SEM_FAILED)
        die("sem_open");
    if (sem_unlink(name) == -1)
        die("sem_unlink");
    return semaphore;
}

static struct timespec take_time(void) {
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) == -1)
        die("clock_gettime");
    return now;
}

static void report(const char *name, struct timespec now) {
    char seconds[32];
    struct tm utc;
    strftime(seconds, sizeof seconds, "%Y-%m-%d %H:%M:%S", gmtime_r(&now.tv_sec, &utc));
    dprintf(STDOUT_FILENO, "process %s ----> %s.%06ld\n", name, seconds, now.tv_nsec / 1000);
}

int main(void) {
    sem_t *come[] = {make(0), make(0)}, *lock = make(1);
    for (int i = 0; i < 4; i++) {
        pid_t pid = fork();
        if (pid == -1)
            die("fork");
        if (pid > 0)
            continue;
        char name[64];
        snprintf(name, sizeof name, "p%d - test_%s_barrier", i + 1, i < 2 ? "with" : "without");
        if (i < 2) {
            if (sem_post(come[i]) == -1 || sem_wait(come[1 - i]) == -1)
                die("barrier");
            struct timespec now = take_time();
            if (sem_wait(lock) == -1)
                die("lock");
            report(name, now);
            if (sem_post(lock) == -1)
                die("lock");
        } else
            report(name, take_time());
        exit(EXIT_SUCCESS);
    }
    while (wait(NULL) != -1)
        continue;
    sem_close(come[0]);
    sem_close(come[1]);
    sem_close(lock);
    return EXIT_SUCCESS;
}
