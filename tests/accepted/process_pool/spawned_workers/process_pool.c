// SPDX-License-Identifier: MIT
// Right, by posix_spawn of this same program as a filter: the worker reads numbers on its standard
// input and prints squares on its standard output, and both are pipes of main's.
#define _GNU_SOURCE // pipe2
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, INPUTS = 100 };

extern char **environ;

static void die(const char *what, int error) {
    fprintf(stderr, "%s: %s\n", what, strerror(error));
    exit(EXIT_FAILURE);
}

static int work(void) {
    int number;
    while (scanf("%d", &number) == 1)
        printf("%d\n", number * number);
    return EXIT_SUCCESS;
}

struct worker {
    pid_t pid;
    FILE *to, *from;
};

static void start(struct worker *worker) {
    char program[4096] = "", role[] = "worker";
    if (readlink("/proc/self/exe", program, sizeof program - 1) == -1)
        die("/proc/self/exe", errno);
    char *argv[] = {program, role, NULL};
    int in[2], out[2];
    if (pipe2(in, O_CLOEXEC) == -1 || pipe2(out, O_CLOEXEC) == -1)
        die("pipe2", errno);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    int error = posix_spawn(&worker->pid, program, &actions, NULL, argv, environ);
    if (error != 0)
        die("posix_spawn", error);
    posix_spawn_file_actions_destroy(&actions);
    close(in[0]);
    close(out[1]);
    worker->to = fdopen(in[1], "w");
    worker->from = fdopen(out[0], "r");
    if (!worker->to || !worker->from)
        die("fdopen", errno);
}

int main(int argc, char *argv[]) {
    if (argc > 1 && strcmp(argv[1], "worker") == 0)
        return work();

    struct worker pool[WORKERS];
    for (int w = 0; w < WORKERS; w++)
        start(&pool[w]);
    for (int n = 0; n < INPUTS; n++)
        fprintf(pool[n % WORKERS].to, "%d\n", n);
    for (int w = 0; w < WORKERS; w++)
        if (fclose(pool[w].to) == EOF)
            die("pipe", errno);

    int squares[INPUTS];
    for (int n = 0; n < INPUTS; n++)
        if (fscanf(pool[n % WORKERS].from, "%d", &squares[n]) != 1)
            die("fscanf", errno);
    for (int w = 0; w < WORKERS; w++) {
        fclose(pool[w].from);
        if (waitpid(pool[w].pid, NULL, 0) == -1)
            die("waitpid", errno);
    }

    printf("Pool    : [%d", squares[0]);
    for (int n = 1; n < INPUTS; n++)
        printf(", %d", squares[n]);
    printf("]\n");
    return EXIT_SUCCESS;
}
