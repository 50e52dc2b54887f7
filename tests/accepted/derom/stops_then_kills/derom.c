// SPDX-License-Identifier: MIT
// Right, by SIGSTOP first, seen by waitpid, and then SIGKILL, which a stopped process obeys too.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void count(const char *name, int from, int to) {
    setvbuf(stdout, NULL, _IOLBF, 0);
    fprintf(stdout, "Starting process: %s\n", name);
    for (int i = from; i <= to; i++) {
        fprintf(stdout, "%s ---> %d\n", name, i);
        for (int tenth = 0; tenth < 10; tenth++)
            usleep(100000);
    }
    fprintf(stdout, "Exiting process: %s\n", name);
}

static pid_t start(const char *name, int from, int to) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        count(name, from, to);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    pid_t daemon = start("background_process", 0, 4);
    pid_t worker = start("non_background_process", 5, 8);
    sleep(2);

    int status;
    if (kill(daemon, SIGSTOP) == -1 || waitpid(daemon, &status, WUNTRACED) == -1)
        die("SIGSTOP");
    if (!WIFSTOPPED(status) || kill(daemon, SIGKILL) == -1 || waitpid(daemon, &status, 0) == -1)
        die("SIGKILL");
    if (waitpid(worker, &status, 0) == -1)
        die("waitpid");
    return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_FAILURE;
}
