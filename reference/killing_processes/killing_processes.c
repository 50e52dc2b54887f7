// SPDX-License-Identifier: MIT
// The life of a child, told by its parent: not yet started, running, terminated, joined, exit code.
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
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
        sleep(1);
    }
    printf("Finished function\n");
}

// WNOWAIT only looks: the child can still be waited for. A child that has been joined is unknown.
static bool is_alive(pid_t child) {
    siginfo_t info = {0};
    int known = waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT);
    return known == 0 && info.si_pid == 0;
}

static void report(const char *moment, pid_t child) {
    bool alive = is_alive(child);
    printf("Process %s: %s %s\n", moment, alive ? "started" : "stopped", alive ? "True" : "False");
}

int main(void) {
    // Each line leaves at once: the child inherits no copy of it, and loses none when it is killed.
    if (setvbuf(stdout, NULL, _IOLBF, BUFSIZ) != 0)
        die("setvbuf");
    printf("Process before execution: initial False\n");

    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        work();
        exit(EXIT_SUCCESS);
    }
    report("running", child);

    if (kill(child, SIGTERM) == -1)
        die("kill");
    report("terminated", child);

    int status;
    if (waitpid(child, &status, 0) == -1)
        die("waitpid");
    report("joined", child);

    printf("Process exit code: %d\n",
           WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
    return EXIT_SUCCESS;
}
