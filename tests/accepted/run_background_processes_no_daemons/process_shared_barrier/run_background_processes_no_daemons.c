// SPDX-License-Identifier: MIT
// Right, with a barrier in POSIX shared memory that lets both begin at once, and a timer
// descriptor.
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

static const char memory_name[] = "/start";

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static pthread_barrier_t *make_barrier(unsigned parties) {
    int memory = shm_open(memory_name, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (memory == -1)
        die("shm_open");
    if (ftruncate(memory, sizeof(pthread_barrier_t)) == -1)
        die("ftruncate");
    pthread_barrier_t *barrier =
        mmap(NULL, sizeof *barrier, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
    if (barrier == MAP_FAILED)
        die("mmap");
    close(memory);

    pthread_barrierattr_t attributes;
    int error = pthread_barrierattr_init(&attributes);
    if (error == 0)
        error = pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    if (error == 0)
        error = pthread_barrier_init(barrier, &attributes, parties);
    if (error != 0) {
        fprintf(stderr, "barrier: %s\n", strerror(error));
        exit(EXIT_FAILURE);
    }
    pthread_barrierattr_destroy(&attributes);
    return barrier;
}

static void wait_for_a_second(void) {
    const struct itimerspec second = {.it_value = {.tv_sec = 1}};
    uint64_t expirations;
    int timer = timerfd_create(CLOCK_MONOTONIC, 0);
    if (timer == -1 || timerfd_settime(timer, 0, &second, NULL) == -1)
        die("timerfd");
    if (read(timer, &expirations, sizeof expirations) != sizeof expirations)
        die("read");
    close(timer);
}

static void work(const char *name, int first) {
    printf("Starting %s\n", name);
    for (int i = first; i <= first + 4; i++)
        printf("---> %i\n", i);
    wait_for_a_second();
    printf("Exiting %s\n", name);
}

static void start(const char *name, int first, pthread_barrier_t *barrier) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        pthread_barrier_wait(barrier);
        work(name, first);
        exit(EXIT_SUCCESS);
    }
}

int main(void) {
    pthread_barrier_t *barrier = make_barrier(2);
    start("background_process", 0, barrier);
    start("NO_background_process", 5, barrier);
    while (wait(NULL) != -1)
        continue;
    munmap(barrier, sizeof *barrier);
    if (shm_unlink(memory_name) == -1)
        die("shm_unlink");
    return EXIT_SUCCESS;
}
