// SPDX-License-Identifier: MIT
// Wrong: main leaves a little more than a second after its own start, whoever is still at work
// (thought: all three begin at the same moment).
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void work(const char *name, int first) {
    printf("Starting %s\n", name);
    for (int i = first; i < first + 5; i++)
        printf("---> %d\n", i);
    sleep(1);
    printf("Exiting %s\n", name);
}

static pid_t start(const char *name, int first) {
    pid_t child = fork(); // stdout is empty here: main prints nothing
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(name, first);
        exit(EXIT_SUCCESS); // or the child would go on in main
    }
    return child;
}

int main(void) {
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += 1;
    end.tv_nsec += 80000000;
    if (end.tv_nsec >= 1000000000) {
        end.tv_sec++;
        end.tv_nsec -= 1000000000;
    }
    pid_t background = start("background_process", 0);
    pid_t no_background = start("NO_background_process", 5);

    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, NULL);
    waitpid(background, NULL, WNOHANG);
    waitpid(no_background, NULL, WNOHANG);
    return EXIT_SUCCESS;
}
