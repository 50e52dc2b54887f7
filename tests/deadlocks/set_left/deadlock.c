// SPDX-License-Identifier: MIT
// The first child ends with the semaphore of System V, which it took without SEM_UNDO.
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

static int set;

static void add(int amount) {
    struct sembuf change = {.sem_op = (short)amount};
    if (semop(set, &change, 1) == -1)
        _exit(1);
}

int main(void) {
    set = semget(IPC_PRIVATE, 1, 0600);
    add(1);
    for (int i = 0; i < 2; i++)
        if (fork() == 0) {
            add(-1);
            if (i == 0)
                _exit(1);
            add(1);
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
}
