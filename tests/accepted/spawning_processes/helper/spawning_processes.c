// SPDX-License-Identifier: MIT
// Right, by children with a helper each: it counts and sends, the child of main prints what it
// receives.
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

static void count(int i, int out) {
    for (int j = 0; j < i; j++)
        if (send(out, &j, sizeof j, 0) == -1)
            die("send");
}

static void my_func(int i) {
    int ends[2], j;
    printf("calling myFunc from process n°: %d\n", i);
    if (fflush(stdout) == EOF || socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) == -1)
        die("socketpair");
    pid_t helper = fork();
    if (helper == -1)
        die("fork");
    if (helper == 0) {
        close(ends[0]);
        count(i, ends[1]);
        exit(EXIT_SUCCESS);
    }
    close(ends[1]);
    while (recv(ends[0], &j, sizeof j, 0) == sizeof j)
        printf("output from myFunc is :%d\n", j);
    close(ends[0]);
    join(helper);
}

static pid_t start(int i) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        my_func(i);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    for (int i = 0; i < 6; i++)
        join(start(i));
    return EXIT_SUCCESS;
}
