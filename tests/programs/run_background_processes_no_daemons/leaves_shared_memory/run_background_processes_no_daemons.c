// SPDX-License-Identifier: MIT
// Wrong: main detaches the System V segment with the lock, but never removes it
// (thought: a segment is gone when nobody has it attached).
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static sem_t *printing;

static void make_lock(void) {
    int segment = shmget(IPC_PRIVATE, sizeof *printing, IPC_CREAT | 0600);
    if (segment == -1)
        die("shmget");
    printing = shmat(segment, NULL, 0);
    if (printing == (void *)-1)
        die("shmat");
    if (sem_init(printing, 1, 1) == -1)
        die("sem_init");
}

static void put(const char *what, const char *name) {
    if (sem_wait(printing) == -1)
        die("sem_wait");
    printf("%s %s\n", what, name);
    fflush(stdout);
    if (sem_post(printing) == -1)
        die("sem_post");
}

static void work(const char *name, int first) {
    put("Starting", name);
    for (int i = first; i < first + 5; i++)
        printf("---> %d\n", i);
    sleep(1);
    put("Exiting", name);
}

static pid_t start(const char *name, int first) {
    pid_t child = fork(); // stdout is empty here: main prints nothing
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(name, first);
        if (fflush(stdout) == EOF)
            die("stdout");
        exit(EXIT_SUCCESS); // or the child would go on in main
    }
    return child;
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    make_lock();
    pid_t background = start("background_process", 0);
    pid_t no_background = start("NO_background_process", 5);

    // Only now, or the second would not start before the first had ended.
    join(background);
    join(no_background);
    sem_destroy(printing);
    shmdt(printing);
    return EXIT_SUCCESS;
}
