// SPDX-License-Identifier: MIT
// The mark is set before the table is filled: another one may use it empty.
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct table {
    bool ready;
    int value;
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

static void fill(struct table *table) {
    if (!table->ready) {
        table->ready = true;
        table->value = 42;
    }
}

static void child(struct table *table) {
    fill(table);
    _exit(table->value != 42);
}

int main(void) {
    struct table *table = shared(sizeof *table);
    for (int i = 0; i < 2; i++)
        if (start() == 0)
            child(table);
    puts(all_end_well() ? "ok" : "a child used the empty table");
}
