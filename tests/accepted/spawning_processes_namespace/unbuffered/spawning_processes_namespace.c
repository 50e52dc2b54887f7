// SPDX-License-Identifier: MIT
// Right, by an unbuffered stdout, trailing blanks, and a wait for any child.
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static pid_t start(int i) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        my_func(i);
        _exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    setvbuf(stdout, NULL, _IONBF, 0);
    printf("\n\n");
    for (int i = 0; i < 6; i++) {
        pid_t child = start(i);
        if (wait(NULL) != child)
            die("wait");
    }
    return EXIT_SUCCESS;
}
