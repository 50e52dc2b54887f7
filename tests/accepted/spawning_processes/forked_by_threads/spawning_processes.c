// SPDX-License-Identifier: MIT
// Right, by six threads of main, one after the other, each of which starts and joins a child.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void my_func(int i) {
    dprintf(STDOUT_FILENO, "calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        dprintf(STDOUT_FILENO, "output from myFunc is :%d\n", j);
}

static void *start_and_join(void *number) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        my_func(*(int *)number);
        _exit(EXIT_SUCCESS);
    }
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
    return NULL;
}

int main(void) {
    for (int i = 0; i < 6; i++) {
        pthread_t starter;
        int error = pthread_create(&starter, NULL, start_and_join, &i);
        if (error == 0)
            error = pthread_join(starter, NULL);
        if (error != 0) {
            fprintf(stderr, "thread: %s\n", strerror(error));
            return EXIT_FAILURE;
        }
    }
    return EXIT_SUCCESS;
}
