// SPDX-License-Identifier: MIT
// Wrong: the child ignores SIGTERM and never stops, so main waits for it for ever
// (thought: terminate ends every process, whatever that process thinks of it).
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

static int ready[2];

static void say_ready(void) {
    if (write(ready[1], "", 1) == -1)
        die("write");
}

static void work(void) {
    signal(SIGTERM, SIG_IGN);
    say_ready();
    printf("Starting function\n");
    for (;;)
        sleep(1);
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
    printf("Process before execution: initial False\n");
    if (fflush(stdout) == EOF) // or the child would inherit a copy of the line
        die("stdout");

    if (pipe(ready) == -1)
        die("pipe");
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        work();
        exit(EXIT_SUCCESS);
    }
    report("running", child);

    char byte;
    if (read(ready[0], &byte, 1) == -1)
        die("read");
    if (kill(child, SIGTERM) == -1)
        die("kill");
    report("terminated", child);

    int status;
    if (waitpid(child, &status, 0) == -1)
        die("waitpid");
    report("joined", child);

    printf("Process exit code: %d\n",
           WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
    if (fflush(stdout) == EOF)
        die("stdout");
    return EXIT_SUCCESS;
}
