// SPDX-License-Identifier: MIT
// Wrong: the mutex lies in shared memory, but is not made for several processes: who waits for it
// is never woken.
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct queue {
    pthread_mutex_t mutex;
    int items[10];
    int appended, popped;
    bool finished;
};

static struct queue *queue;

static int size(void) {
    pthread_mutex_lock(&queue->mutex);
    int size = queue->appended - queue->popped;
    pthread_mutex_unlock(&queue->mutex);
    return size;
}

static void append(int item) {
    pthread_mutex_lock(&queue->mutex);
    queue->items[queue->appended++] = item;
    queue->finished = queue->appended == 10;
    pthread_mutex_unlock(&queue->mutex);
}

static int take(void) {
    pthread_mutex_lock(&queue->mutex);
    int item = queue->items[queue->popped++];
    pthread_mutex_unlock(&queue->mutex);
    return item;
}

static bool is_over(void) {
    pthread_mutex_lock(&queue->mutex);
    bool over = queue->finished && queue->appended == queue->popped;
    pthread_mutex_unlock(&queue->mutex);
    return over;
}

static void produce(void) {
    srandom((unsigned)getpid());
    for (int i = 0; i < 10; i++) {
        int item = (int)(random() % 257);
        append(item);
        printf("Process Producer : item %d appended to queue producer-1\n", item);
        sleep(1);
        printf("The size of queue is %d\n", size());
    }
}

static void consume(void) {
    while (size() == 0)
        usleep(10000);
    while (!is_over()) {
        sleep(2);
        printf("Process Consumer : item %d popped from by consumer-2\n", take());
        sleep(1);
    }
    printf("the queue is empty\n");
}

static void start(void (*work)(void)) {
    if (fork() == 0) {
        work();
        exit(EXIT_SUCCESS);
    }
}

int main(void) {
    queue = mmap(NULL, sizeof *queue, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (queue == MAP_FAILED)
        return EXIT_FAILURE;
    pthread_mutex_init(&queue->mutex, NULL);
    start(produce);
    start(consume);
    while (wait(NULL) > 0)
        continue;
    return EXIT_SUCCESS;
}
