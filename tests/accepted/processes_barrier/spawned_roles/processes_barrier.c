// SPDX-License-Identifier: MIT
// Right, by vfork and exec of this same program in a role. What they share is in a memory file,
// which each child maps anew behind its exec.
#define _GNU_SOURCE // memfd_create
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct shared {
    pthread_barrier_t barrier;
    pthread_mutex_t lock;
};

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static struct shared *map(int fd) {
    struct shared *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (shared == MAP_FAILED)
        die("mmap");
    return shared;
}

static int play(const char *name, struct shared *shared) {
    if (strcmp(strchr(name, '_'), "_with_barrier") == 0)
        pthread_barrier_wait(&shared->barrier);
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    char seconds[32];
    strftime(seconds, sizeof seconds, "%F %T", localtime(&now.tv_sec));
    pthread_mutex_lock(&shared->lock);
    printf("process %s ----> %s.%06ld\n", name, seconds, now.tv_nsec / 1000);
    fflush(stdout);
    pthread_mutex_unlock(&shared->lock);
    munmap(shared, sizeof *shared);
    return EXIT_SUCCESS;
}

static struct shared *prepare(int fd) {
    if (ftruncate(fd, sizeof(struct shared)) == -1)
        die("ftruncate");
    struct shared *shared = map(fd);
    pthread_barrierattr_t barrier;
    pthread_barrierattr_init(&barrier);
    pthread_barrierattr_setpshared(&barrier, PTHREAD_PROCESS_SHARED);
    pthread_barrier_init(&shared->barrier, &barrier, 2);
    pthread_mutexattr_t lock;
    pthread_mutexattr_init(&lock);
    pthread_mutexattr_setpshared(&lock, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&shared->lock, &lock);
    return shared;
}

int main(int argc, char *argv[]) {
    if (argc == 3) // a name, and the number of the descriptor
        return play(argv[1], map(atoi(argv[2])));

    char program[4096] = "", number[16];
    if (readlink("/proc/self/exe", program, sizeof program - 1) == -1)
        die("/proc/self/exe");
    int fd = memfd_create("shared", 0);
    if (fd == -1)
        die("memfd_create");
    struct shared *shared = prepare(fd);
    snprintf(number, sizeof number, "%d", fd);

    static const char *const names[] = {"p1 - test_with_barrier", "p2 - test_with_barrier",
                                        "p3 - test_without_barrier", "p4 - test_without_barrier"};
    for (int i = 0; i < 4; i++) {
        pid_t pid = vfork();
        if (pid == -1)
            die("vfork");
        if (pid == 0) {
            execl(program, program, names[i], number, (char *)NULL);
            _exit(127);
        }
    }
    for (int i = 0; i < 4; i++)
        if (wait(NULL) == -1)
            die("wait");
    munmap(shared, sizeof *shared);
    close(fd);
    return EXIT_SUCCESS;
}
