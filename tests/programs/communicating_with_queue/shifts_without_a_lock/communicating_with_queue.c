// SPDX-License-Identifier: MIT
// Wrong: the size changes in one step, but the items move up without a lock; one that is appended
// meanwhile is left behind.
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct queue {
    atomic_int size;
    volatile int items[11];
};

static struct queue *queue;

static void append(int item) {
    queue->items[queue->size] = item;
    queue->size++;
}

static int take(void) {
    int item = queue->items[0];
    int size = queue->size;
    for (int i = 1; i < size; i++)
        queue->items[i - 1] = queue->items[i];
    queue->size--;
    return item;
}

static void produce(void) {
    srandom((unsigned)getpid());
    for (int i = 0; i < 10; i++) {
        int item = (int)(random() % 257);
        append(item);
        printf("Process Producer : item %d appended to queue producer-1\n", item);
        sleep(1);
        printf("The size of queue is %d\n", queue->size);
    }
}

static void consume(void) {
    for (int i = 0; i < 10; i++) {
        sleep(2);
        while (queue->size == 0)
            usleep(1000);
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
    start(produce);
    start(consume);
    while (wait(NULL) > 0)
        continue;
    return EXIT_SUCCESS;
}
