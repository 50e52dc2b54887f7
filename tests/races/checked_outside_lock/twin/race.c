// SPDX-License-Identifier: MIT
// The look and the wait are under the mutex.
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct news {
    pthread_mutex_t mutex;
    pthread_cond_t come;
    atomic_bool there;
};

static void must(bool done) {
    if (!done)
        _exit(2);
}

static bool all_end_well(void) {
    bool well = true;
    int status;
    while (wait(&status) > 0)
        well = well && status == 0;
    return well;
}

static pid_t start(void) {
    pid_t pid = fork();
    must(pid != -1);
    return pid;
}

static void compute(void) {
    for (volatile int i = 0; i < 1000000; i++)
        ;
}

static void *shared(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    must(memory != MAP_FAILED);
    return memory;
}

static struct news *new_news(void) {
    struct news *news = shared(sizeof *news);
    pthread_mutexattr_t mutexes;
    pthread_condattr_t conditions;
    must(pthread_mutexattr_init(&mutexes) == 0);
    must(pthread_mutexattr_setpshared(&mutexes, PTHREAD_PROCESS_SHARED) == 0);
    must(pthread_mutex_init(&news->mutex, &mutexes) == 0);
    must(pthread_condattr_init(&conditions) == 0);
    must(pthread_condattr_setpshared(&conditions, PTHREAD_PROCESS_SHARED) == 0);
    must(pthread_cond_init(&news->come, &conditions) == 0);
    return news;
}

static void tell(struct news *news) {
    compute();
    must(pthread_mutex_lock(&news->mutex) == 0);
    atomic_store(&news->there, true);
    must(pthread_cond_signal(&news->come) == 0);
    must(pthread_mutex_unlock(&news->mutex) == 0);
    _exit(0);
}

int main(void) {
    struct news *news = new_news();
    if (start() == 0)
        tell(news);
    must(pthread_mutex_lock(&news->mutex) == 0);
    while (!atomic_load(&news->there))
        must(pthread_cond_wait(&news->come, &news->mutex) == 0);
    must(pthread_mutex_unlock(&news->mutex) == 0);
    puts(all_end_well() ? "ok" : "the child failed");
}
