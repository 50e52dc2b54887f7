// SPDX-License-Identifier: MIT
// A pipe for each way.
#include <stdbool.h>
#include <stdio.h>
#include <sys/wait.h>
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

static void answer(int from, int to) {
    char byte;
    must(read(from, &byte, 1) == 1);
    must(byte == '?');
    must(write(to, "!", 1) == 1);
    _exit(0);
}

int main(void) {
    int there[2], back[2];
    char byte;
    must(pipe(there) == 0);
    must(pipe(back) == 0);
    if (start() == 0)
        answer(there[0], back[1]);
    must(write(there[1], "?", 1) == 1);
    must(read(back[0], &byte, 1) == 1);
    if (byte == '?') {
        puts("main has read its own question");
        return 1;
    }
    puts(all_end_well() ? "ok" : "the child failed");
}
