// SPDX-License-Identifier: MIT
// Right, with a thread of main for each process, which spawns it and waits for it.
#include <pthread.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int work(const char *name, int first) {
    printf("Starting %s\n", name);
    for (int i = first; i < first + 5; i++)
        printf("---> %d\n", i);
    sleep(1);
    return printf("Exiting %s\n", name) > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

static void check(int error, const char *what) {
    if (error != 0) {
        fprintf(stderr, "%s: %s\n", what, strerror(error));
        exit(EXIT_FAILURE);
    }
}

static void *run(void *argv) {
    pid_t child;
    check(posix_spawn(&child, "/proc/self/exe", NULL, NULL, argv, environ), "posix_spawn");
    if (waitpid(child, NULL, 0) == -1) {
        perror("waitpid");
        exit(EXIT_FAILURE);
    }
    return NULL;
}

int main(int argc, char *argv[]) {
    if (argc == 3)
        return work(argv[1], atoi(argv[2]));

    char program[] = "worker", background[] = "background_process", from_zero[] = "0",
         no_background[] = "NO_background_process", from_five[] = "5";
    char *arguments[2][4] = {{program, background, from_zero, NULL},
                             {program, no_background, from_five, NULL}};
    pthread_t threads[2];
    for (int i = 0; i < 2; i++)
        check(pthread_create(&threads[i], NULL, run, arguments[i]), "pthread_create");
    for (int i = 0; i < 2; i++)
        check(pthread_join(threads[i], NULL), "pthread_join");
    return EXIT_SUCCESS;
}
