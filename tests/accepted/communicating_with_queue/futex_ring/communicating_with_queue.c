// SPDX-License-Identifier: MIT
// Right, by a ring of atomic numbers; who finds nothing sleeps in futex until `state` changes.
#include <linux/futex.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ITEMS = 10, FINISHED = 1000 };

// `state` is how many items were appended so far, and FINISHED more when there will be no others.
static struct queue {
    _Atomic unsigned state, popped;
    _Atomic int items[ITEMS];
} * queue;

static void add(unsigned more) {
    atomic_fetch_add(&queue->state, more);
    syscall(SYS_futex, &queue->state, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static void produce(void) {
    srandom((unsigned)getppid());
    for (unsigned i = 0; i < ITEMS; i++) {
        int item = (int)(random() % 257);
        atomic_store(&queue->items[i], item);
        add(1);
        printf("Process Producer : item %d appended to queue producer-1\n", item);
        sleep(1);
        printf("The size of queue is %u\n", i + 1 - atomic_load(&queue->popped));
    }
    add(FINISHED);
}

static void consume(void) {
    for (unsigned popped = 0;; popped++) {
        unsigned state;
        while ((state = atomic_load(&queue->state)) == popped)
            syscall(SYS_futex, &queue->state, FUTEX_WAIT, state, NULL, NULL, 0);
        if (state == popped + FINISHED)
            break;
        sleep(2);
        int item = atomic_load(&queue->items[popped]);
        atomic_store(&queue->popped, popped + 1);
        printf("Process Consumer : item %d popped from by consumer-2\n", item);
        sleep(1);
    }
    printf("the queue is empty\n");
}

int main(void) {
    queue = mmap(NULL, sizeof *queue, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (queue == MAP_FAILED) {
        perror("mmap");
        return EXIT_FAILURE;
    }
    pid_t consumer = fork();
    if (consumer == 0) {
        consume();
        exit(EXIT_SUCCESS);
    }
    pid_t producer = fork();
    if (producer == 0) {
        produce();
        exit(EXIT_SUCCESS);
    }
    if (consumer == -1 || producer == -1) {
        perror("fork");
        return EXIT_FAILURE;
    }
    int failed = waitpid(producer, NULL, 0) == -1 || waitpid(consumer, NULL, 0) == -1;
    munmap(queue, sizeof *queue);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
