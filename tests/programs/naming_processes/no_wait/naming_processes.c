// SPDX-License-Identifier: MIT
// Wrong: main sleeps a little longer than its children and never waits for them
// (thought: when they have ended there is nothing left to do).
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
static pid_t start(const char *name) {
    static int started;
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
        function(name);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    pid_t with_name = start("myFunc process");
    pid_t with_default_name = start(NULL);

    (void)with_name;
    (void)with_default_name;
    usleep(3100000);
    return EXIT_SUCCESS;
}
