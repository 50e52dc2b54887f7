// SPDX-License-Identifier: MIT
// The reader may see one field new and the other old.
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WRITES = 10 };

struct record {
    int first, second;
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

static void writer(struct record *record) {
    for (int i = 1; i <= WRITES; i++) {
        record->first = i;
        record->second = i;
    }
    _exit(0);
}

static void reader(struct record *record) {
    bool same = record->first == record->second;
    _exit(!same);
}

int main(void) {
    struct record *record = shared(sizeof *record);
    if (start() == 0)
        writer(record);
    if (start() == 0)
        reader(record);
    puts(all_end_well() ? "ok" : "the record is torn");
}
