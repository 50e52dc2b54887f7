// SPDX-License-Identifier: MIT
// Right, by posix_spawn of this same program as the child, and sigqueue in place of kill.
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static int work(void) {
    const struct timespec second = {.tv_sec = 1};
    puts("Starting function");
    for (int i = 0; i < 10; i++) {
        printf("-->%d\n", i);
        nanosleep(&second, NULL);
    }
    puts("Finished function");
    return EXIT_SUCCESS;
}

int main(int argc, char *argv[]) {
    if (argc > 1 && strcmp(argv[1], "child") == 0)
        return work();

    char program[4096] = "", role[] = "child";
    if (readlink("/proc/self/exe", program, sizeof program - 1) == -1) {
        perror("/proc/self/exe");
        return EXIT_FAILURE;
    }
    char *child_argv[] = {program, role, NULL};
    pid_t child;
    puts("Process before execution: initial False");

    int error = posix_spawn(&child, program, NULL, NULL, child_argv, environ);
    if (error != 0) {
        fprintf(stderr, "posix_spawn: %s\n", strerror(error));
        return EXIT_FAILURE;
    }
    printf("Process running: started %s\n", kill(child, 0) == 0 ? "True" : "False");

    if (sigqueue(child, SIGTERM, (union sigval){.sival_int = 0}) == -1) {
        perror("sigqueue");
        return EXIT_FAILURE;
    }
    printf("Process terminated: started %s\n", kill(child, 0) == 0 ? "True" : "False");

    int status;
    if (waitpid(child, &status, 0) != child) {
        perror("waitpid");
        return EXIT_FAILURE;
    }
    puts("Process joined: stopped False");
    printf("Process exit code: %d\n",
           WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
    return EXIT_SUCCESS;
}
