// SPDX-License-Identifier: MIT
// Wrong: the children send their lines through a pipe to main, which prints them
// (thought: output belongs to main).
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void my_func(int i) {
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        printf("output from myFunc is :%d\n", j);
}

static pid_t start(int i, int *out_lines) {
    int lines[2];
    if (pipe(lines) == -1)
        die("pipe");
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        if (dup2(lines[1], STDOUT_FILENO) == -1)
            die("dup2");
        close(lines[0]);
        close(lines[1]);
        my_func(i);
        exit(EXIT_SUCCESS);
    }
    close(lines[1]);
    *out_lines = lines[0];
    return child;
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    for (int i = 0; i < 6; i++) {
        int lines;
        char text[1024];
        ssize_t size;
        pid_t child = start(i, &lines);
        while ((size = read(lines, text, sizeof text)) > 0)
            if (write(STDOUT_FILENO, text, (size_t)size) != size)
                die("write");
        close(lines);
        join(child);
    }
    return EXIT_SUCCESS;
}
