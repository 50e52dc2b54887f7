// SPDX-License-Identifier: MIT
// Wrong: the first child starts the second one and waits for it
// (thought: each process starts the next one).
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void function(const char *name) {
    printf("Starting process name = %s\n", name);
    sleep(3);
    printf("Exiting process name = %s\n", name);
}

// Without a name the process is called after its number.
static int started;

static pid_t start(const char *name) {
    started++;
    char default_name[32];
    snprintf(default_name, sizeof default_name, "Process-%d", started);
    if (!name)
        name = default_name;

    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        if (prctl(PR_SET_NAME, name) == -1) // renames the caller: in main it would rename main
            die("prctl");
        pid_t next = started == 1 ? start(NULL) : 0;
        function(name);
        if (next != 0 && waitpid(next, NULL, 0) == -1)
            die("waitpid");
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    pid_t with_name = start("myFunc process");

    if (waitpid(with_name, NULL, 0) == -1)
        die("waitpid");
    return EXIT_SUCCESS;
}
