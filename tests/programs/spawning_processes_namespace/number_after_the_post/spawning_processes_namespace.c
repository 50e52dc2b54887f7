// SPDX-License-Identifier: MIT
// Wrong: main lets the child go and only then stores the number that it reads
// (thought: the child has to wake up first).
#include "my_func.h"

#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

struct order {
    sem_t given;
    int number;
};

static pid_t start(struct order *order) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        sem_wait(&order->given);
        my_func(order->number);
        exit(EXIT_SUCCESS);
    }
    return child;
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    struct order *order =
        mmap(NULL, sizeof *order, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (order == MAP_FAILED)
        die("mmap");
    if (sem_init(&order->given, 1, 0) == -1)
        die("sem_init");
    for (int i = 0; i < 6; i++) {
        pid_t child = start(order);
        sem_post(&order->given);
        order->number = i;
        join(child);
    }
    return EXIT_SUCCESS;
}
