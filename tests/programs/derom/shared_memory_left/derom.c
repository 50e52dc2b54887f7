// SPDX-License-Identifier: MIT
// Wrong: the name of the shared memory, where the daemon says how far it is, is never removed
// (thought: shared memory goes away with the last process that uses it).
#include <fcntl.h>
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

static _Atomic int *last_number; // of the daemon

// Both processes. Each line leaves the buffer at once: what is in it when a signal comes is lost.
static void count(const char *name, int from, int to) {
    if (setvbuf(stdout, NULL, _IOLBF, 0) != 0)
        die("setvbuf");
    printf("Starting process: %s\n", name);
    for (int i = from; i <= to; i++) {
        printf("%s ---> %d\n", name, i);
        if (i < 5)
            *last_number = i;
        sleep(1);
    }
    printf("Exiting process: %s\n", name);
}

static pid_t start(const char *name, int from, int to) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        count(name, from, to);
        exit(ferror(stdout) ? EXIT_FAILURE : EXIT_SUCCESS);
    }
    return child;
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    int memory = shm_open("/derom", O_CREAT | O_RDWR, 0600);
    if (memory == -1 || ftruncate(memory, sizeof *last_number) == -1)
        die("shm_open");
    last_number = mmap(NULL, sizeof *last_number, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
    if (last_number == MAP_FAILED)
        die("mmap");
    pid_t daemon = start("background_process", 0, 4);
    pid_t worker = start("non_background_process", 5, 8);
    sleep(2);

    // Nobody cares for what a daemon has left to do; it is joined all the same, or it is a zombie.
    if (kill(daemon, SIGTERM) == -1)
        die("kill");
    join(daemon);
    join(worker);
    fprintf(stderr, "the daemon got to %d\n", *last_number);
    return EXIT_SUCCESS;
}
