// SPDX-License-Identifier: MIT
// Wrong: main sets a flag in shared memory, and the daemon ends by itself when it sees it
// (thought: a polite word is better than a signal).
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static atomic_bool *over;

// Both processes. Each line leaves the buffer at once: what is in it when a signal comes is lost.
static void count(const char *name, int from, int to) {
    if (setvbuf(stdout, NULL, _IOLBF, 0) != 0)
        die("setvbuf");
    printf("Starting process: %s\n", name);
    for (int i = from; i <= to; i++) {
        if (i < 5 && *over)
            exit(EXIT_SUCCESS);
        printf("%s ---> %d\n", name, i);
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
    over = mmap(NULL, sizeof *over, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (over == MAP_FAILED)
        die("mmap");
    pid_t daemon = start("background_process", 0, 4);
    pid_t worker = start("non_background_process", 5, 8);
    sleep(2);

    *over = true;
    join(daemon);
    join(worker);
    return EXIT_SUCCESS;
}
