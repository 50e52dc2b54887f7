// SPDX-License-Identifier: MIT
// Right, by a child that prints each line in a thread, and an array in shared memory with a lock.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

struct printer {
    pthread_mutex_t lock;
    int next;
};

static void *print_line(void *data) {
    struct printer *printer = data;
    pthread_mutex_lock(&printer->lock);
    printf("output from myFunc is :%d\n", printer->next++);
    pthread_mutex_unlock(&printer->lock);
    return NULL;
}

static void my_func(int i, struct printer *printer) {
    pthread_t threads[8];
    printer->next = 0;
    printf("calling myFunc from process n°: %d\n", i);
    for (int j = 0; j < i; j++)
        if (pthread_create(&threads[j], NULL, print_line, printer) != 0)
            die("thread");
    for (int j = 0; j < i; j++)
        pthread_join(threads[j], NULL);
}

int main(void) {
    struct printer *printer =
        mmap(NULL, sizeof *printer, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_mutexattr_t shared;
    if (printer == MAP_FAILED)
        die("mmap");
    pthread_mutexattr_init(&shared);
    pthread_mutexattr_setpshared(&shared, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&printer->lock, &shared);
    pthread_mutexattr_destroy(&shared);
    for (int i = 0; i < 6; i++) {
        pid_t child = fork();
        if (child == -1)
            die("fork");
        if (child == 0) {
            my_func(i, printer);
            exit(EXIT_SUCCESS);
        }
        if (wait(NULL) != child)
            die("wait");
    }
    pthread_mutex_destroy(&printer->lock);
    munmap(printer, sizeof *printer);
    return EXIT_SUCCESS;
}
