// SPDX-License-Identifier: MIT
// Right, with a set of System V semaphores: one counts who is missing at the barrier, and semop
// waits until it is zero; the other is the lock, which SEM_UNDO gives back even if its holder dies.
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MISSING, LOCK, SEMAPHORES };

static int set;

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void operate(unsigned short number, short change, short flags) {
    struct sembuf operation = {.sem_num = number, .sem_op = change, .sem_flg = flags};
    if (semop(set, &operation, 1) == -1)
        die("semop");
}

static void run(int number) {
    if (number <= 2) {
        operate(MISSING, -1, 0);
        operate(MISSING, 0, 0);
    }
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    operate(LOCK, -1, SEM_UNDO);
    char seconds[32];
    strftime(seconds, sizeof seconds, "%F %T", localtime(&now.tv_sec));
    printf("process p%d - %s ----> %s.%06ld\n", number,
           number <= 2 ? "test_with_barrier" : "test_without_barrier", seconds, now.tv_nsec / 1000);
    fflush(stdout);
    operate(LOCK, 1, SEM_UNDO);
}

int main(void) {
    union {
        int value;
        unsigned short *values;
    } initial = {.values = (unsigned short[SEMAPHORES]){[MISSING] = 2, [LOCK] = 1}};
    set = semget(IPC_PRIVATE, SEMAPHORES, 0600);
    if (set == -1)
        die("semget");
    if (semctl(set, 0, SETALL, initial) == -1)
        die("semctl");

    for (int number = 1; number <= 4; number++)
        switch (fork()) {
        case -1:
            die("fork");
            break;
        case 0:
            run(number);
            exit(EXIT_SUCCESS);
        }
    for (int number = 1; number <= 4; number++)
        if (wait(NULL) == -1)
            die("wait");
    if (semctl(set, 0, IPC_RMID) == -1)
        die("semctl");
    return EXIT_SUCCESS;
}
