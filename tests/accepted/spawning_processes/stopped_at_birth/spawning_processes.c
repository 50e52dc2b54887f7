// SPDX-License-Identifier: MIT
// Right, by a child that stops itself, gets its number through shared memory, and is continued.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
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

static pid_t start(const int *number) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        raise(SIGSTOP);
        my_func(*number);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    int *number =
        mmap(NULL, sizeof *number, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (number == MAP_FAILED)
        die("mmap");
    for (int i = 0; i < 6; i++) {
        int status;
        pid_t child = start(number);
        if (waitpid(child, &status, WUNTRACED) == -1)
            die("waitpid");
        *number = i;
        if (WIFSTOPPED(status) && kill(child, SIGCONT) == -1)
            die("kill");
        if (waitpid(child, &status, 0) == -1)
            die("waitpid");
    }
    munmap(number, sizeof *number);
    return EXIT_SUCCESS;
}
