// SPDX-License-Identifier: MIT
// Wrong: main gives the child its number and then calls pause(), when SIGCHLD may have come
// (thought: a child needs longer than main does to its next line).
#include <signal.h>
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

static void on_child(int signal_number) {
    (void)signal_number; // caught only so that pause() ends
}

static pid_t start(const int numbers[2]) {
    int i;
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        if (read(numbers[0], &i, sizeof i) != sizeof i)
            die("read");
        my_func(i);
        exit(EXIT_SUCCESS);
    }
    return child;
}

static void join(pid_t child) {
    pause();
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    int numbers[2];
    if (pipe(numbers) == -1)
        die("pipe");
    if (signal(SIGCHLD, on_child) == SIG_ERR)
        die("signal");
    for (int i = 0; i < 6; i++) {
        pid_t child = start(numbers);
        if (write(numbers[1], &i, sizeof i) != sizeof i)
            die("write");
        join(child);
    }
    return EXIT_SUCCESS;
}
