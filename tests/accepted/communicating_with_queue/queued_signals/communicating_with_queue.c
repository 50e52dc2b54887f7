// SPDX-License-Identifier: MIT
// Right, by real-time signals: they queue up in order, each with a value, until they are taken.
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ITEMS = 10, END = -1 };

static _Atomic int *popped; // shared: the system does not tell how many signals are pending

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void append(pid_t consumer, int item) {
    if (sigqueue(consumer, SIGRTMIN, (union sigval){.sival_int = item}) == -1)
        die("sigqueue");
}

static void produce(pid_t consumer) {
    srand((unsigned)getpid());
    for (int i = 0; i < ITEMS; i++) {
        int item = rand() % 257;
        append(consumer, item);
        printf("Process Producer : item %d appended to queue producer-1\n", item);
        sleep(1);
        printf("The size of queue is %d\n", i + 1 - *popped);
    }
    append(consumer, END);
}

static void consume(const sigset_t *items) {
    for (;;) {
        sleep(2);
        siginfo_t info;
        if (sigwaitinfo(items, &info) == -1)
            die("sigwaitinfo");
        if (info.si_value.sival_int == END)
            break;
        ++*popped;
        printf("Process Consumer : item %d popped from by consumer-2\n", info.si_value.sival_int);
        sleep(1);
    }
    printf("the queue is empty\n");
}

int main(void) {
    popped = mmap(NULL, sizeof *popped, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (popped == MAP_FAILED)
        die("mmap");
    sigset_t items; // blocked before the fork, so that no item can come too early
    sigemptyset(&items);
    sigaddset(&items, SIGRTMIN);
    if (sigprocmask(SIG_BLOCK, &items, NULL) == -1)
        die("sigprocmask");

    pid_t consumer = fork();
    if (consumer == -1)
        die("fork");
    if (consumer == 0) {
        consume(&items);
        exit(EXIT_SUCCESS);
    }
    pid_t producer = fork();
    if (producer == -1)
        die("fork");
    if (producer == 0) {
        produce(consumer);
        exit(EXIT_SUCCESS);
    }
    if (waitpid(producer, NULL, 0) == -1 || waitpid(consumer, NULL, 0) == -1)
        die("waitpid");
    return EXIT_SUCCESS;
}
