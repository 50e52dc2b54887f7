// SPDX-License-Identifier: MIT
// Wrong: the consumer says that the queue is empty before its first item, and not at the end
// (thought: the queue is empty before the first item is in it, so it has been said).
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ITEMS = 10, CAPACITY = 16 };

struct queue {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    int items[CAPACITY];
    unsigned appended, popped;
    bool finished;
};

static struct queue *queue;

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void make_queue(void) {
    queue = mmap(NULL, sizeof *queue, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (queue == MAP_FAILED)
        die("mmap");
    pthread_mutexattr_t mutex;
    pthread_condattr_t changed;
    if (pthread_mutexattr_init(&mutex) || pthread_condattr_init(&changed) ||
        pthread_mutexattr_setpshared(&mutex, PTHREAD_PROCESS_SHARED) ||
        pthread_condattr_setpshared(&changed, PTHREAD_PROCESS_SHARED) ||
        pthread_mutex_init(&queue->mutex, &mutex) || pthread_cond_init(&queue->changed, &changed))
        die("queue");
    pthread_mutexattr_destroy(&mutex);
    pthread_condattr_destroy(&changed);
}

static int random_item(void) {
    unsigned value;
    if (getrandom(&value, sizeof value, 0) != sizeof value)
        die("getrandom");
    return (int)(value % 257);
}

static void produce(void) {
    for (int i = 0; i < ITEMS; i++) {
        int item = random_item();
        pthread_mutex_lock(&queue->mutex);
        queue->items[queue->appended++ % CAPACITY] = item;
        pthread_cond_signal(&queue->changed);
        pthread_mutex_unlock(&queue->mutex);
        printf("Process Producer : item %d appended to queue producer-1\n", item);
        sleep(1);
        pthread_mutex_lock(&queue->mutex);
        unsigned size = queue->appended - queue->popped;
        pthread_mutex_unlock(&queue->mutex);
        printf("The size of queue is %u\n", size);
    }
    pthread_mutex_lock(&queue->mutex);
    queue->finished = true;
    pthread_cond_signal(&queue->changed);
    pthread_mutex_unlock(&queue->mutex);
}

// Waits until there is an item (true), or there will never be one again.
static bool has_item(void) {
    pthread_mutex_lock(&queue->mutex);
    while (queue->appended == queue->popped && !queue->finished)
        pthread_cond_wait(&queue->changed, &queue->mutex);
    bool has = queue->appended != queue->popped;
    pthread_mutex_unlock(&queue->mutex);
    return has;
}

static void consume(void) {
    printf("the queue is empty\n");
    while (has_item()) {
        sleep(2);
        pthread_mutex_lock(&queue->mutex);
        int item = queue->items[queue->popped++ % CAPACITY];
        pthread_mutex_unlock(&queue->mutex);
        printf("Process Consumer : item %d popped from by consumer-2\n", item);
        sleep(1);
    }
}

static void start(void (*work)(void)) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        work();
        exit(EXIT_SUCCESS);
    }
}

int main(void) {
    make_queue();
    start(consume);
    start(produce);
    while (wait(NULL) > 0)
        ;
    pthread_cond_destroy(&queue->changed);
    pthread_mutex_destroy(&queue->mutex);
    munmap(queue, sizeof *queue);
    return EXIT_SUCCESS;
}
