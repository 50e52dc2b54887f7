// SPDX-License-Identifier: MIT
// Main waits for the child.
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void must(bool done) {
    if (!done)
        _exit(2);
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

static void await_child(pid_t child) {
    int status;
    must(waitpid(child, &status, 0) == child);
    must(status == 0);
}

int main(void) {
    atomic_int *result = shared(sizeof *result);
    pid_t child = start();
    if (child == 0) {
        atomic_store(result, 42);
        _exit(0);
    }
    await_child(child);
    puts(atomic_load(result) == 42 ? "ok" : "there is no result yet");
}
