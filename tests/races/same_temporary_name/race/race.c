// SPDX-License-Identifier: MIT
// Both use one temporary name: one renames what the other is still writing.
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

static void save(void) {
    const char *name = "list.tmp";
    int file = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    must(file != -1);
    must(write(file, "list\n", 5) == 5);
    must(close(file) == 0);
    _exit(rename(name, "list") == -1);
}

int main(void) {
    for (int number = 0; number < 2; number++)
        if (start() == 0)
            save();
    puts(all_end_well() ? "ok" : "a child's file was taken away");
}
