// SPDX-License-Identifier: MIT
// A record is written at once, which a pipe keeps together.
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WRITERS = 2, HALF = 8, SIZE = 16 };

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

static void writer(int end, char name) {
    char record[SIZE];
    memset(record, name, SIZE);
    must(write(end, record, SIZE) == SIZE);
    _exit(0);
}

static bool read_record(int end) {
    char record[SIZE];
    for (int had = 0, got; had < SIZE; had += got)
        must((got = (int)read(end, record + had, (size_t)(SIZE - had))) > 0);
    return memcmp(record, record + HALF, HALF) == 0;
}

int main(void) {
    int ends[2];
    bool whole = true;
    must(pipe(ends) == 0);
    for (int i = 0; i < WRITERS; i++)
        if (start() == 0)
            writer(ends[1], i == 0 ? 'a' : 'b');
    for (int i = 0; i < WRITERS; i++)
        whole = read_record(ends[0]) && whole;
    puts(all_end_well() && whole ? "ok" : "a record is torn");
}
