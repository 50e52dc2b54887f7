// SPDX-License-Identifier: MIT
// Wrong: each child waits until both have named themselves, and then only one byte comes for the
// two
// (thought: a byte in a pipe can be read by everybody).
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static int ready[2], go[2];

static void wait_for_the_other(void) {
    char byte = 0;
    if (write(ready[1], &byte, 1) == -1 || read(go[0], &byte, 1) == -1)
        die("pipe");
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
        wait_for_the_other();
        function(name);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    if (pipe(ready) == -1 || pipe(go) == -1)
        die("pipe");
    pid_t with_name = start("myFunc process");
    pid_t with_default_name = start(NULL);

    char bytes[2];
    if (read(ready[0], &bytes[0], 1) == -1 || read(ready[0], &bytes[1], 1) == -1 ||
        write(go[1], &bytes[0], 1) == -1)
        die("pipe");

    // Only now that both are running: a wait between the two starts would make them take turns.
    if (waitpid(with_name, NULL, 0) == -1 || waitpid(with_default_name, NULL, 0) == -1)
        die("waitpid");
    return EXIT_SUCCESS;
}
