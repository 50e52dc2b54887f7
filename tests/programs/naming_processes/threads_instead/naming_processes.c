// SPDX-License-Identifier: MIT
// Wrong: two threads in place of two processes
// (thought: what runs at the same time and has a name is a process).
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void *function(void *argument) {
    const char *name = argument;
    if (prctl(PR_SET_NAME, name) == -1)
        die("prctl");
    printf("Starting process name = %s\n", name);
    sleep(3);
    printf("Exiting process name = %s\n", name);
    return NULL;
}

int main(void) {
    char given_name[] = "myFunc process", default_name[] = "Process-2";
    pthread_t with_name, with_default_name;
    if (pthread_create(&with_name, NULL, function, given_name) != 0 ||
        pthread_create(&with_default_name, NULL, function, default_name) != 0)
        die("pthread_create");
    if (pthread_join(with_name, NULL) != 0 || pthread_join(with_default_name, NULL) != 0)
        die("pthread_join");
    return EXIT_SUCCESS;
}
