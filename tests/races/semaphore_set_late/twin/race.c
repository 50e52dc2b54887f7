// SPDX-License-Identifier: MIT
// The semaphore is set before the child is born.
#include <stdbool.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

static void must(bool done) {
    if (!done)
        _exit(2);
}

static bool all_end_well(void) {
    bool well = true;
    int status;
    while (wait(&status) > 0)
        well = well && status == 0;
    return well;
}

static pid_t start(void) {
    pid_t pid = fork();
    must(pid != -1);
    return pid;
}

static void compute(void) {
    for (volatile int i = 0; i < 1000000; i++)
        ;
}

static void add(int semaphore, short amount) {
    struct sembuf change = {.sem_op = amount};
    must(semop(semaphore, &change, 1) == 0);
}

int main(void) {
    int ready = semget(IPC_PRIVATE, 1, 0600);
    must(ready != -1);
    must(semctl(ready, 0, SETVAL, 0) == 0);
    pid_t child = start();
    if (child == 0) {
        compute();
        add(ready, 1);
        _exit(0);
    }
    add(ready, -1);
    puts(all_end_well() ? "ok" : "the child failed");
    return semctl(ready, 0, IPC_RMID) == -1;
}
