// SPDX-License-Identifier: MIT
// Wrong: the two workers are threads of main
// (thought: what runs at the same time is a process).
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void work(const char *name, int first) {
    printf("Starting %s\n", name);
    for (int i = first; i < first + 5; i++)
        printf("---> %d\n", i);
    sleep(1);
    printf("Exiting %s\n", name);
}

struct task {
    const char *name;
    int first;
};

static void check(int error, const char *what) {
    if (error != 0) {
        fprintf(stderr, "%s: %s\n", what, strerror(error));
        exit(EXIT_FAILURE);
    }
}

static void *run(void *data) {
    const struct task *task = data;
    work(task->name, task->first);
    return NULL;
}

int main(void) {
    static struct task tasks[2] = {{"background_process", 0}, {"NO_background_process", 5}};
    pthread_t threads[2];
    for (int i = 0; i < 2; i++)
        check(pthread_create(&threads[i], NULL, run, &tasks[i]), "pthread_create");
    for (int i = 0; i < 2; i++)
        check(pthread_join(threads[i], NULL), "pthread_join");
    return EXIT_SUCCESS;
}
