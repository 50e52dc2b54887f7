// SPDX-License-Identifier: MIT
// Two processes take the same two semaphores of System V, each in its own order.
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

static int sets[2];

static void add(int set, int amount) {
    struct sembuf change = {.sem_op = (short)amount};
    if (semop(sets[set], &change, 1) == -1)
        _exit(1);
}

int main(void) {
    for (int i = 0; i < 2; i++) {
        sets[i] = semget(IPC_PRIVATE, 1, 0600);
        add(i, 1);
    }
    pid_t child = fork();
    add(child == 0, -1);
    sleep(1);
    add(child != 0, -1);
    add(child != 0, 1);
    add(child == 0, 1);
    wait(NULL);
}
