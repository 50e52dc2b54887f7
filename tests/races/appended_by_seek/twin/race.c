// SPDX-License-Identifier: MIT
// With O_APPEND the system writes at the end, wherever that is by then.
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>
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

static void append(const char *line) {
    int file = open("log", O_WRONLY | O_CREAT | O_APPEND, 0600);
    must(file != -1);
    must(write(file, line, 8) == 8);
    _exit(close(file) == -1);
}

int main(void) {
    struct stat found;
    for (int i = 0; i < 2; i++)
        if (start() == 0)
            append(i == 0 ? "first  \n" : "second \n");
    must(all_end_well());
    must(stat("log", &found) == 0);
    puts(found.st_size == 16 ? "ok" : "a line is lost");
}
