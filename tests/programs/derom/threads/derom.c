// SPDX-License-Identifier: MIT
// Wrong: the two are threads of main, which cancels the first
// (thought: a daemon is whatever runs in the background).
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct work {
    const char *name;
    int from, to;
};

static void *count(void *data) {
    const struct work *work = data;
    printf("Starting process: %s\n", work->name);
    for (int i = work->from; i <= work->to; i++) {
        printf("%s ---> %d\n", work->name, i);
        sleep(1);
    }
    printf("Exiting process: %s\n", work->name);
    return NULL;
}

int main(void) {
    struct work background = {"background_process", 0, 4};
    struct work other = {"non_background_process", 5, 8};
    pthread_t daemon, worker;
    if (pthread_create(&daemon, NULL, count, &background) != 0 ||
        pthread_create(&worker, NULL, count, &other) != 0)
        return EXIT_FAILURE;
    sleep(2);

    if (pthread_cancel(daemon) != 0 || pthread_join(daemon, NULL) != 0 ||
        pthread_join(worker, NULL) != 0)
        return EXIT_FAILURE;
    return EXIT_SUCCESS;
}
