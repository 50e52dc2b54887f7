// SPDX-License-Identifier: MIT
// The head is exchanged only if it is still the one that was seen.
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NODES = 2, NONE = -1 };

struct list {
    atomic_int head;
    int next[NODES];
};

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

static void *shared(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    must(memory != MAP_FAILED);
    return memory;
}

static void push(struct list *list, int node) {
    int head = atomic_load(&list->head);
    do
        list->next[node] = head;
    while (!atomic_compare_exchange_strong(&list->head, &head, node));
    _exit(0);
}

int main(void) {
    struct list *list = shared(sizeof *list);
    int length = 0;
    atomic_store(&list->head, NONE);
    for (int node = 0; node < NODES; node++)
        if (start() == 0)
            push(list, node);
    must(all_end_well());
    for (int node = atomic_load(&list->head); node != NONE; node = list->next[node])
        length++;
    puts(length == NODES ? "ok" : "a node is lost");
}
