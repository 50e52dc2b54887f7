// SPDX-License-Identifier: MIT
// The child may look before main has stored what fork() returned.
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct family {
    atomic_int child;
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

static void compute(void) {
    for (volatile int i = 0; i < 4000000; i++)
        ;
}

static void *shared(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    must(memory != MAP_FAILED);
    return memory;
}

static void child(struct family *family) {
    compute();
    _exit(atomic_load(&family->child) != getpid());
}

int main(void) {
    struct family *family = shared(sizeof *family);
    pid_t pid = start();
    if (pid == 0)
        child(family);
    atomic_store(&family->child, pid);
    puts(all_end_well() ? "ok" : "the child has no id");
}
