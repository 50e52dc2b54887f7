// SPDX-License-Identifier: MIT
// Wrong: report copies the name of the moment into a block without room for its null byte
// (thought: strlen says how long a string is).
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

static char *copy_of(const char *text) {
    size_t length = strlen(text);
    char *copy = malloc(length);
    if (!copy)
        die("malloc");
    for (size_t i = 0; i <= length; i++)
        copy[i] = text[i];
    return copy;
}

static void report(const char *word, pid_t child) {
    char *moment = copy_of(word);
    bool alive = is_alive(child);
    printf("Process %s: %s %s\n", moment, alive ? "started" : "stopped", alive ? "True" : "False");
    free(moment);
}

int main(void) {
    printf("Process before execution: initial False\n");
    if (fflush(stdout) == EOF) // or the child would inherit a copy of the line
        die("stdout");

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
    if (fflush(stdout) == EOF)
        die("stdout");
    return EXIT_SUCCESS;
}
