// SPDX-License-Identifier: MIT
// Wrong: a named semaphore guards the output, and nobody removes it
// (thought: sem_close removes it).
#include "my_func.h"

#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static pid_t start(int i, sem_t *lock) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        sem_wait(lock);
        my_func(i);
        if (fflush(stdout) == EOF)
            die("stdout");
        sem_post(lock);
        exit(EXIT_SUCCESS);
    }
    return child;
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    sem_t *lock = sem_open("/spawning_processes", O_CREAT, 0600, 1);
    if (lock == SEM_FAILED)
        die("sem_open");
    for (int i = 0; i < 6; i++)
        join(start(i, lock));
    sem_close(lock);
    return EXIT_SUCCESS;
}
