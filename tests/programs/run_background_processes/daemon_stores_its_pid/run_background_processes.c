// SPDX-License-Identifier: MIT
// Wrong: the daemon itself stores its pid, and main reads it when the other one has begun
// (thought: who is started first begins first).
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

struct shared {
    volatile pid_t daemon;
    sem_t has_begun; // NO_background_process
};

static struct shared *shared;

static void work(const char *name, int first) {
    if (first > 0)
        sem_post(&shared->has_begun);
    else
        shared->daemon = getpid();
    printf("Starting %s\n", name);
    for (int i = first; i < first + 5; i++)
        printf("---> %d\n", i);
    sleep(1);
    printf("Exiting %s\n", name);
}

static void start(const char *name, int first) {
    pid_t child = fork(); // stdout is empty here: main prints nothing
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(name, first);
        exit(EXIT_SUCCESS); // or the child would go on in main
    }
}

int main(void) {
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        die("mmap");
    if (sem_init(&shared->has_begun, 1, 0) == -1)
        die("sem_init");

    start("background_process", 0);
    start("NO_background_process", 5);
    sem_wait(&shared->has_begun);

    // A daemon ends with main, done or not; for anybody else main waits.
    if (shared->daemon > 0)
        kill(shared->daemon, SIGTERM);
    while (wait(NULL) != -1)
        continue;
    return EXIT_SUCCESS;
}
