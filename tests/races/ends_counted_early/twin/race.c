// SPDX-License-Identifier: MIT
// There is an end mark for each consumer that was started.
#include <stdbool.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CONSUMERS = 2, ITEMS = 4 };

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

static void consume(int end) {
    char item;
    do
        must(read(end, &item, 1) == 1);
    while (item != '.');
    _exit(0);
}

static void produce(int end) {
    for (int i = 0; i < ITEMS; i++)
        must(write(end, "x", 1) == 1);
    compute();
    for (int i = 0; i < CONSUMERS; i++)
        must(write(end, ".", 1) == 1);
}

int main(void) {
    int ends[2];
    must(pipe(ends) == 0);
    for (int i = 0; i < CONSUMERS; i++)
        if (start() == 0)
            consume(ends[0]);
    produce(ends[1]);
    puts(all_end_well() ? "ok" : "a consumer failed");
}
