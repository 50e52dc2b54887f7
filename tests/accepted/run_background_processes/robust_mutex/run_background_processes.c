// SPDX-License-Identifier: MIT
// Right, with a robust mutex: who locks it after a daemon has died with it is told so and goes on.
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static const char memory_name[] = "/printing";
static pthread_mutex_t *printing;

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void check(int error, const char *what) {
    if (error != 0) {
        fprintf(stderr, "%s: %s\n", what, strerror(error));
        exit(EXIT_FAILURE);
    }
}

static void make_mutex(void) {
    int memory = shm_open(memory_name, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (memory == -1)
        die("shm_open");
    if (shm_unlink(memory_name) == -1) // from here on the memory goes with its last user
        die("shm_unlink");
    if (ftruncate(memory, sizeof *printing) == -1)
        die("ftruncate");
    printing = mmap(NULL, sizeof *printing, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
    if (printing == MAP_FAILED)
        die("mmap");
    close(memory);

    pthread_mutexattr_t attributes;
    check(pthread_mutexattr_init(&attributes), "pthread_mutexattr_init");
    check(pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED), "setpshared");
    check(pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST), "setrobust");
    check(pthread_mutex_init(printing, &attributes), "pthread_mutex_init");
    check(pthread_mutexattr_destroy(&attributes), "pthread_mutexattr_destroy");
}

static void put(const char *line, int length) {
    int error = pthread_mutex_lock(printing);
    if (error == EOWNERDEAD)
        error = pthread_mutex_consistent(printing);
    check(error, "pthread_mutex_lock");
    if (write(STDOUT_FILENO, line, (size_t)length) == -1)
        die("write");
    check(pthread_mutex_unlock(printing), "pthread_mutex_unlock");
}

static void work(const char *name, int first) {
    char line[64];
    put(line, snprintf(line, sizeof line, "Starting %s\n", name));
    for (int i = first; i < first + 5; i++)
        put(line, snprintf(line, sizeof line, "---> %d\n", i));
    sleep(1);
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
    make_mutex();
    pid_t background = start("background_process", 0);
    pid_t no_background = start("NO_background_process", 5);

    if (kill(background, SIGKILL) == -1)
        die("kill");
    if (waitpid(background, NULL, 0) == -1 || waitpid(no_background, NULL, 0) == -1)
        die("waitpid");
    munmap(printing, sizeof *printing);
    return EXIT_SUCCESS;
}
