// SPDX-License-Identifier: MIT
// Both may read the same number, so one of the two steps is lost.
#include <fcntl.h>
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

static void count(void) {
    char digit;
    int file = open("counter", O_RDWR);
    must(file != -1);
    must(read(file, &digit, 1) == 1);
    digit++;
    must(lseek(file, 0, SEEK_SET) == 0);
    must(write(file, &digit, 1) == 1);
    _exit(close(file) == -1);
}

int main(void) {
    char digit = '0';
    int file = open("counter", O_RDWR | O_CREAT, 0600);
    must(file != -1);
    must(write(file, &digit, 1) == 1);
    for (int i = 0; i < 2; i++)
        if (start() == 0)
            count();
    must(all_end_well());
    must(lseek(file, 0, SEEK_SET) == 0);
    must(read(file, &digit, 1) == 1);
    puts(digit == '2' ? "ok" : "a step is lost");
}
