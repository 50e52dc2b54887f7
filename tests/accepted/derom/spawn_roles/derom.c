// SPDX-License-Identifier: MIT
// Right, by posix_spawn of this same program, which finds its role in its arguments.
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static int count(const char *name, int from, int to) {
    const struct timespec second = {.tv_sec = 1};
    setvbuf(stdout, NULL, _IONBF, 0);
    printf("Starting process: %s\n", name);
    for (int i = from; i <= to; i++) {
        printf("%s ---> %d\n", name, i);
        nanosleep(&second, NULL);
    }
    printf("Exiting process: %s\n", name);
    return EXIT_SUCCESS;
}

static pid_t start(char *name, char *from, char *to) {
    char program[4096] = "";
    if (readlink("/proc/self/exe", program, sizeof program - 1) == -1) {
        perror("/proc/self/exe");
        exit(EXIT_FAILURE);
    }
    char *arguments[] = {program, name, from, to, NULL};
    pid_t child;
    int error = posix_spawn(&child, program, NULL, NULL, arguments, environ);
    if (error != 0) {
        fprintf(stderr, "posix_spawn: %s\n", strerror(error));
        exit(EXIT_FAILURE);
    }
    return child;
}

int main(int argc, char *argv[]) {
    if (argc == 4)
        return count(argv[1], atoi(argv[2]), atoi(argv[3]));

    char daemon_name[] = "background_process", worker_name[] = "non_background_process";
    char zero[] = "0", four[] = "4", five[] = "5", eight[] = "8";
    pid_t daemon = start(daemon_name, zero, four);
    pid_t worker = start(worker_name, five, eight);
    sleep(2);

    if (sigqueue(daemon, SIGTERM, (union sigval){.sival_int = 0}) == -1) {
        perror("sigqueue");
        return EXIT_FAILURE;
    }
    int left = 2;
    for (pid_t ended; left > 0 && (ended = wait(NULL)) != -1; left--)
        if (ended != daemon && ended != worker)
            return EXIT_FAILURE;
    return left == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
