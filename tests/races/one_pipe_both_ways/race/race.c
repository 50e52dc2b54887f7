// SPDX-License-Identifier: MIT
// One pipe for both ways: where the child is late, main takes its own question for the answer.
#include <stdbool.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

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

static void answer(int from, int to) {
    char byte;
    must(read(from, &byte, 1) == 1);
    must(byte == '?');
    must(write(to, "!", 1) == 1);
    _exit(0);
}

int main(void) {
    int ends[2];
    char byte;
    must(pipe(ends) == 0);
    if (start() == 0)
        answer(ends[0], ends[1]);
    must(write(ends[1], "?", 1) == 1);
    rest(50);
    must(read(ends[0], &byte, 1) == 1);
    if (byte == '?') {
        puts("main has read its own question");
        return 1;
    }
    puts(all_end_well() ? "ok" : "the child failed");
}
