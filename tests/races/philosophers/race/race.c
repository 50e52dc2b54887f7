// SPDX-License-Identifier: MIT
// All take their left fork first: all may hold one and wait for the right one.
#include <stdbool.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PHILOSOPHERS = 3 };

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

static void change(int forks, int left, int right, short amount) {
    struct sembuf both[] = {{.sem_num = (unsigned short)left, .sem_op = amount},
                            {.sem_num = (unsigned short)right, .sem_op = amount}};
    for (int i = 0; i < 2; i++)
        must(semop(forks, &both[i], 1) == 0);
}

static void dine(int forks, int number) {
    int right = (number + 1) % PHILOSOPHERS;
    change(forks, number, right, -1);
    change(forks, number, right, 1);
    _exit(0);
}

int main(void) {
    int forks = semget(IPC_PRIVATE, PHILOSOPHERS, 0600);
    must(forks != -1);
    for (int i = 0; i < PHILOSOPHERS; i++)
        must(semctl(forks, i, SETVAL, 1) == 0);
    for (int number = 0; number < PHILOSOPHERS; number++)
        if (start() == 0)
            dine(forks, number);
    puts(all_end_well() ? "ok" : "a philosopher failed");
    return semctl(forks, 0, IPC_RMID) == -1;
}
