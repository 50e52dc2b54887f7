// SPDX-License-Identifier: MIT
// Wrong: SIGTERM ends only the loop, and the daemon goes on to its last line
// (thought: whatever was started must also be brought to its end).
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static volatile sig_atomic_t asked_to_leave;

static void leave(int signal_number) {
    (void)signal_number;
    asked_to_leave = 1;
}

// Both processes. Each line leaves the buffer at once: what is in it when a signal comes is lost.
static void count(const char *name, int from, int to) {
    signal(SIGTERM, leave);
    if (setvbuf(stdout, NULL, _IOLBF, 0) != 0)
        die("setvbuf");
    printf("Starting process: %s\n", name);
    for (int i = from; i <= to && !asked_to_leave; i++) {
        printf("%s ---> %d\n", name, i);
        sleep(1);
    }
    printf("Exiting process: %s\n", name);
}

static pid_t start(const char *name, int from, int to) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        count(name, from, to);
        exit(ferror(stdout) ? EXIT_FAILURE : EXIT_SUCCESS);
    }
    return child;
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    pid_t daemon = start("background_process", 0, 4);
    pid_t worker = start("non_background_process", 5, 8);
    sleep(2);

    // Nobody cares for what a daemon has left to do; it is joined all the same, or it is a zombie.
    if (kill(daemon, SIGTERM) == -1)
        die("kill");
    join(daemon);
    join(worker);
    return EXIT_SUCCESS;
}
