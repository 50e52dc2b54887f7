// SPDX-License-Identifier: MIT
// Right, with a condition variable and a robust mutex in System V shared memory; whoever comes last
// tells the other. The same mutex is the lock for printing.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct place {
    pthread_mutex_t mutex;
    pthread_cond_t all_there;
    int there;
};

static void check(int error, const char *what) {
    if (error) {
        fprintf(stderr, "%s: %s\n", what, strerror(error));
        exit(EXIT_FAILURE);
    }
}

static void set_up(struct place *place) {
    pthread_mutexattr_t mutex;
    pthread_condattr_t condition;
    check(pthread_mutexattr_init(&mutex), "mutexattr");
    check(pthread_mutexattr_setpshared(&mutex, PTHREAD_PROCESS_SHARED), "mutexattr");
    check(pthread_mutexattr_setrobust(&mutex, PTHREAD_MUTEX_ROBUST), "mutexattr");
    check(pthread_mutex_init(&place->mutex, &mutex), "mutex");
    pthread_mutexattr_destroy(&mutex);
    check(pthread_condattr_init(&condition), "condattr");
    check(pthread_condattr_setpshared(&condition, PTHREAD_PROCESS_SHARED), "condattr");
    check(pthread_cond_init(&place->all_there, &condition), "cond");
    pthread_condattr_destroy(&condition);
    place->there = 0;
}

static void meet(struct place *place) {
    check(pthread_mutex_lock(&place->mutex), "lock");
    if (++place->there == 2)
        check(pthread_cond_broadcast(&place->all_there), "broadcast");
    while (place->there < 2)
        check(pthread_cond_wait(&place->all_there, &place->mutex), "cond_wait");
    check(pthread_mutex_unlock(&place->mutex), "unlock");
}

static void child(struct place *place, int number) {
    if (number < 3)
        meet(place);
    struct timespec now;
    char text[40];
    clock_gettime(CLOCK_REALTIME, &now);
    size_t size = strftime(text, sizeof text, "%Y-%m-%d %T.", localtime(&now.tv_sec));
    snprintf(text + size, sizeof text - size, "%06ld", now.tv_nsec / 1000);

    check(pthread_mutex_lock(&place->mutex), "lock");
    printf("process p%d - test_with%s_barrier", number, number < 3 ? "" : "out");
    fflush(stdout); // in two pieces: the lock keeps them together
    printf(" ----> %s\n", text);
    fflush(stdout);
    check(pthread_mutex_unlock(&place->mutex), "unlock");
}

int main(void) {
    int segment = shmget(IPC_PRIVATE, sizeof(struct place), 0600);
    check(segment == -1 ? errno : 0, "shmget");
    struct place *place = shmat(segment, NULL, 0);
    int error = errno;
    if (shmctl(segment, IPC_RMID, NULL) == -1) // it goes when the last one has let go of it
        check(errno, "shmctl");
    check(place == (void *)-1 ? error : 0, "shmat");
    set_up(place);

    for (int number = 1; number <= 4; number++) {
        pid_t pid = fork();
        check(pid == -1 ? errno : 0, "fork");
        if (pid == 0) {
            child(place, number);
            shmdt(place);
            exit(EXIT_SUCCESS);
        }
    }
    for (int number = 1; number <= 4; number++)
        check(wait(NULL) == -1 ? errno : 0, "wait");
    shmdt(place);
    return EXIT_SUCCESS;
}
