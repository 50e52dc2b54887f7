// SPDX-License-Identifier: MIT
// Wrong: the child looks whether the file with its number is there, and main may not have written
// the number yet (thought: main writes the file long before the child has begun).
#include "my_func.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static const char file[] = "number";

static int take_number(void) {
    int number = 0;
    while (access(file, F_OK) == -1)
        usleep(20000);
    FILE *in = fopen(file, "r");
    if (!in)
        die(file);
    if (fscanf(in, "%d", &number) != 1)
        fprintf(stderr, "no number\n");
    fclose(in);
    unlink(file);
    return number;
}

static void give_number(int number) {
    FILE *out = fopen(file, "w");
    if (!out)
        die(file);
    fprintf(out, "%d\n", number);
    fclose(out);
}

static pid_t start(void) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        my_func(take_number());
        exit(EXIT_SUCCESS);
    }
    return child;
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    for (int i = 0; i < 6; i++) {
        pid_t child = start();
        give_number(i);
        join(child);
    }
    return EXIT_SUCCESS;
}
