// SPDX-License-Identifier: MIT
// Right, by named shared memory and named semaphores, which spawned children open by their names.
#include <fcntl.h>
#include <semaphore.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ITEMS = 10, CAPACITY = 11, END = -1 };

struct ring {
    int items[CAPACITY];
    unsigned appended, popped;
};

static const char memory_name[] = "/queue-memory", guard_name[] = "/queue-guard",
                  filled_name[] = "/queue-filled";
static struct ring *ring;
static sem_t *guard, *filled;

extern char **environ;

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void open_all(int how) {
    int memory = shm_open(memory_name, how | O_RDWR, 0600);
    if (memory == -1 || ftruncate(memory, sizeof *ring) == -1)
        die("shm_open");
    ring = mmap(NULL, sizeof *ring, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
    close(memory);
    guard = sem_open(guard_name, how, 0600, 1);
    filled = sem_open(filled_name, how, 0600, 0);
    if (ring == MAP_FAILED || guard == SEM_FAILED || filled == SEM_FAILED)
        die("sem_open");
}

static void close_all(void) {
    sem_close(guard);
    sem_close(filled);
    munmap(ring, sizeof *ring);
}

static void wait_for(sem_t *semaphore) {
    if (sem_wait(semaphore) == -1)
        die("sem_wait");
}

static void append(int item) {
    wait_for(guard);
    ring->items[ring->appended++ % CAPACITY] = item;
    sem_post(guard);
    sem_post(filled);
}

static int produce(void) {
    srand48(time(NULL));
    for (int i = 0; i < ITEMS; i++) {
        int item = (int)(drand48() * 257);
        append(item);
        printf("Process Producer : item %d appended to queue producer-1\n", item);
        sleep(1);
        int size;
        if (sem_getvalue(filled, &size) == -1)
            die("sem_getvalue");
        printf("The size of queue is %d\n", size);
    }
    append(END);
    return EXIT_SUCCESS;
}

static int consume(void) {
    for (;;) {
        sleep(2);
        wait_for(filled);
        wait_for(guard);
        int item = ring->items[ring->popped++ % CAPACITY];
        sem_post(guard);
        if (item == END)
            break;
        printf("Process Consumer : item %d popped from by consumer-2\n", item);
        sleep(1);
    }
    printf("the queue is empty\n");
    return EXIT_SUCCESS;
}

static pid_t start(char *role) {
    char program[4096] = "";
    if (readlink("/proc/self/exe", program, sizeof program - 1) == -1)
        die("/proc/self/exe");
    char *arguments[] = {program, role, NULL};
    pid_t child;
    if (posix_spawn(&child, program, NULL, NULL, arguments, environ) != 0)
        die("posix_spawn");
    return child;
}

int main(int argc, char *argv[]) {
    if (argc > 1) {
        open_all(0);
        int status = strcmp(argv[1], "produce") == 0 ? produce() : consume();
        close_all();
        return status;
    }
    char producer_role[] = "produce", consumer_role[] = "consume";
    open_all(O_CREAT | O_EXCL);
    pid_t consumer = start(consumer_role);
    pid_t producer = start(producer_role);
    if (waitpid(producer, NULL, 0) == -1 || waitpid(consumer, NULL, 0) == -1)
        die("waitpid");
    close_all();
    if (sem_unlink(guard_name) == -1 || sem_unlink(filled_name) == -1 ||
        shm_unlink(memory_name) == -1)
        die("unlink");
    return EXIT_SUCCESS;
}
