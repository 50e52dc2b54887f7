// SPDX-License-Identifier: MIT
// Right, with a daemon that tidies up in a SIGTERM handler and then dies of that same signal.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

// The raised signal stays blocked until the handler returns; then the default action ends us.
static void on_terminate(int signal_number) {
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static void count(const char *name, int from, int to) {
    char line[64];
    printf("Starting process: %s\n", name);
    for (int i = from; i <= to; i++) {
        snprintf(line, sizeof line, "%s ---> %d", name, i);
        puts(line);
        if (fflush(stdout) == EOF)
            die("stdout");
        sleep(1);
    }
    printf("Exiting process: %s\n", name);
}

static pid_t start(const char *name, int from, int to, void (*handler)(int)) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        struct sigaction action = {.sa_handler = handler};
        sigemptyset(&action.sa_mask);
        if (sigaction(SIGTERM, &action, NULL) == -1)
            die("sigaction");
        count(name, from, to);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    pid_t daemon = start("background_process", 0, 4, on_terminate);
    pid_t worker = start("non_background_process", 5, 8, SIG_IGN);
    sleep(2);
    if (kill(daemon, SIGTERM) == -1)
        die("kill");

    int status;
    while (wait(&status) > 0)
        if (WIFSIGNALED(status))
            fprintf(stderr, "ended by signal %d\n", WTERMSIG(status));
    return worker > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
