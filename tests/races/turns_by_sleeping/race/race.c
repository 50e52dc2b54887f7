// SPDX-License-Identifier: MIT
// Each child sleeps a little longer than the one before.
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CHILDREN = 3 };

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

static void rest(int milliseconds) {
    struct timespec time = {.tv_nsec = milliseconds * 1000000L};
    must(nanosleep(&time, NULL) == 0);
}

static void child(int end, int number) {
    char digit = (char)('0' + number);
    rest(30 * number);
    must(write(end, &digit, 1) == 1);
    _exit(0);
}

int main(void) {
    char digits[CHILDREN];
    int ends[2];
    must(pipe(ends) == 0);
    for (int i = 0; i < CHILDREN; i++)
        if (start() == 0)
            child(ends[1], i);
    for (int i = 0; i < CHILDREN; i++)
        must(read(ends[0], &digits[i], 1) == 1);
    must(all_end_well());
    puts(memcmp(digits, "012", CHILDREN) == 0 ? "ok" : "the turns are mixed up");
}
