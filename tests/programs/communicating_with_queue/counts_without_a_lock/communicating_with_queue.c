// SPDX-License-Identifier: MIT
// Wrong: both processes change the size in shared memory without a lock; of two changes at once one
// is lost.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct queue {
    int items[10];
    int size;
    bool finished;
};

static volatile struct queue *queue;

static void produce(void) {
    srandom((unsigned)getpid());
    for (int i = 0; i < 10; i++) {
        int item = (int)(random() % 257);
        queue->items[i] = item;
        queue->size++;
        printf("Process Producer : item %d appended to queue producer-1\n", item);
        sleep(1);
        printf("The size of queue is %d\n", queue->size);
    }
    queue->finished = true;
}

static void consume(void) {
    for (int i = 0; i < 10; i++) {
        sleep(2);
        while (queue->size == 0 && !queue->finished)
            usleep(1000);
        int item = queue->items[i];
        queue->size--;
        printf("Process Consumer : item %d popped from by consumer-2\n", item);
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
