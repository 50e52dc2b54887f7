// SPDX-License-Identifier: MIT
// Wrong: the function runs in a thread that main cancels, there is no child
// (thought: a thread is a lightweight process, and -15 is just a number).
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char output[256];

// Gathers its output and prints it at its end, which it does not live to see.
static void *work(void *unused) {
    strcpy(output, "Starting function\n");
    for (int i = 0; i < 10; i++) {
        size_t length = strlen(output);
        snprintf(output + length, sizeof output - length, "-->%d\n", i);
        sleep(1);
    }
    printf("%sFinished function\n", output);
    return unused;
}

int main(void) {
    pthread_t worker;
    void *result;
    printf("Process before execution: initial False\n");

    if (pthread_create(&worker, NULL, work, NULL) != 0)
        return EXIT_FAILURE;
    printf("Process running: started True\n");

    if (pthread_cancel(worker) != 0)
        return EXIT_FAILURE;
    printf("Process terminated: started True\n");

    if (pthread_join(worker, &result) != 0)
        return EXIT_FAILURE;
    printf("Process joined: stopped False\n");
    printf("Process exit code: %d\n", result == PTHREAD_CANCELED ? -15 : 0);
    return EXIT_SUCCESS;
}
