// SPDX-License-Identifier: MIT
// Right, with event counters: each of p1 and p2 adds 1 to that of the other and waits for its own;
// a third one, which starts at 1, is the lock. stdout has no buffer.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void raise_event(int fd) {
    if (eventfd_write(fd, 1) == -1)
        die("eventfd_write");
}

static void await_event(int fd) {
    eventfd_t value;
    if (eventfd_read(fd, &value) == -1)
        die("eventfd_read");
}

int main(void) {
    setvbuf(stdout, NULL, _IONBF, 0);
    int come[2] = {eventfd(0, 0), eventfd(0, 0)}, lock = eventfd(1, 0);
    if (come[0] == -1 || come[1] == -1 || lock == -1)
        die("eventfd");

    for (int i = 0; i < 4; i++) {
        pid_t pid = fork();
        if (pid == -1)
            die("fork");
        if (pid > 0)
            continue;
        if (i < 2) {
            raise_event(come[1 - i]);
            await_event(come[i]);
        }
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        char seconds[32];
        strftime(seconds, sizeof seconds, "%F %T", localtime(&now.tv_sec));

        await_event(lock);
        fputs("process ", stdout);
        printf("p%d - %s", i + 1, i < 2 ? "test_with_barrier" : "test_without_barrier");
        fputs(" ----> ", stdout);
        fputs(seconds, stdout);
        printf(".%06ld", now.tv_nsec / 1000);
        putchar('\n');
        raise_event(lock);
        exit(EXIT_SUCCESS);
    }
    for (int i = 0; i < 4; i++)
        if (wait(NULL) == -1)
            die("wait");
    return EXIT_SUCCESS;
}
