// SPDX-License-Identifier: MIT
// Exchanges the file behind a descriptor while another thread waits in read() on it.
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

static int ends[2];

static void *exchange(void *unused) {
    usleep(200000); // until main waits
    dup2(STDOUT_FILENO, ends[0]);
    if (write(ends[1], "x", 1) != 1)
        exit(1);
    return unused;
}

int main(void) {
    pthread_t thread;
    char byte;
    if (pipe(ends) || dup(ends[0]) < 0 || pthread_create(&thread, NULL, exchange, NULL))
        return 1;
    return read(ends[0], &byte, 1) == 1 ? 9 : 1;
}
