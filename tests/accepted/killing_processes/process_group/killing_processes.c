// SPDX-License-Identifier: MIT
// Right, by process group: the child leads its own group, and main signals the whole group.
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void work(void) {
    printf("Starting function\n");
    for (int i = 0; i < 10; i++) {
        printf("-->%d\n", i);
        poll(NULL, 0, 1000);
    }
    printf("Finished function\n");
}

int main(void) {
    printf("Process before execution: initial False\n");
    fflush(stdout);

    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        work();
        exit(EXIT_SUCCESS);
    }
    if (setpgid(child, child) == -1)
        die("setpgid");
    printf("Process running: started %s\n", killpg(child, 0) == 0 ? "True" : "False");

    if (killpg(child, SIGTERM) == -1)
        die("killpg");
    printf("Process terminated: started %s\n", killpg(child, 0) == 0 ? "True" : "False");

    int status;
    struct rusage usage;
    if (wait4(child, &status, 0, &usage) == -1)
        die("wait4");
    int gone = kill(child, 0) == -1 && errno == ESRCH;
    printf("Process joined: stopped %s\n", gone ? "False" : "True");
    printf("Process exit code: %d\n",
           WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
    return EXIT_SUCCESS;
}
