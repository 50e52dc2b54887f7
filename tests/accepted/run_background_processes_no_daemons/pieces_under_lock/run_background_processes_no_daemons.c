// SPDX-License-Identifier: MIT
// Right, with lines written piece by piece under a mutex that lies in shared memory.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t *lock;

static void check(int error, const char *what) {
    if (error != 0) {
        fprintf(stderr, "%s: %s\n", what, strerror(error));
        exit(EXIT_FAILURE);
    }
}

static void make_lock(void) {
    lock = mmap(NULL, sizeof *lock, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (lock == MAP_FAILED) {
        perror("mmap");
        exit(EXIT_FAILURE);
    }
    pthread_mutexattr_t attributes;
    check(pthread_mutexattr_init(&attributes), "pthread_mutexattr_init");
    check(pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED), "setpshared");
    check(pthread_mutex_init(lock, &attributes), "pthread_mutex_init");
    check(pthread_mutexattr_destroy(&attributes), "pthread_mutexattr_destroy");
}

static void put(const char *piece) {
    if (write(STDOUT_FILENO, piece, strlen(piece)) == -1)
        exit(EXIT_FAILURE);
}

static void put_line(const char *first, const char *second) {
    check(pthread_mutex_lock(lock), "pthread_mutex_lock");
    put(first);
    put(" ");
    put(second);
    put("\n");
    check(pthread_mutex_unlock(lock), "pthread_mutex_unlock");
}

static void work(const char *name, char first) {
    put_line("Starting", name);
    for (char digit[] = {first, '\0'}; digit[0] < first + 5; digit[0]++)
        put_line("--->", digit);
    sleep(1);
    put_line("Exiting", name);
}

int main(void) {
    static const struct {
        const char *name;
        char first;
    } workers[] = {{"background_process", '0'}, {"NO_background_process", '5'}};

    make_lock();
    for (int i = 0; i < 2; i++) {
        pid_t child = fork();
        if (child == -1) {
            perror("fork");
            exit(EXIT_FAILURE);
        }
        if (child == 0) {
            work(workers[i].name, workers[i].first);
            _exit(EXIT_SUCCESS); // nothing has gone through stdio
        }
    }
    while (wait(NULL) > 0)
        continue;
    check(pthread_mutex_destroy(lock), "pthread_mutex_destroy");
    if (munmap(lock, sizeof *lock) == -1)
        perror("munmap");
    return EXIT_SUCCESS;
}
