// SPDX-License-Identifier: MIT
// Right, with children that block SIGTERM while they print and let it come while they sleep.
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

__attribute__((format(printf, 1, 2))) static void print_whole(const char *format, ...) {
    sigset_t terminate;
    sigemptyset(&terminate);
    sigaddset(&terminate, SIGTERM);
    if (sigprocmask(SIG_BLOCK, &terminate, NULL) == -1)
        die("sigprocmask");
    va_list values;
    va_start(values, format);
    vprintf(format, values);
    va_end(values);
    if (fflush(stdout) == EOF)
        die("stdout");
    if (sigprocmask(SIG_UNBLOCK, &terminate, NULL) == -1)
        die("sigprocmask");
}

static void count(const char *name, int from, int to) {
    print_whole("Starting process: %s\n", name);
    for (int i = from; i <= to; i++) {
        print_whole("%s ---> %d\n", name, i);
        sleep(1);
    }
    print_whole("Exiting process: %s\n", name);
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
    pid_t children[] = {start("background_process", 0, 4), start("non_background_process", 5, 8)};
    sleep(2);
    if (kill(children[0], SIGTERM) == -1)
        die("kill");
    for (int i = 0; i < 2; i++)
        if (waitpid(children[i], NULL, 0) == -1)
            die("waitpid");
    return EXIT_SUCCESS;
}
