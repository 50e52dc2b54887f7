// SPDX-License-Identifier: MIT
// Wrong: the copy of the name is never freed
// (thought: exit gives all memory back).
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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
    char *own_name = strdup(name);
    if (!own_name)
        die("strdup");

    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        if (prctl(PR_SET_NAME, own_name) == -1) // renames the caller: in main it would rename main
            die("prctl");
        function(own_name);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    pid_t with_name = start("myFunc process");
    pid_t with_default_name = start(NULL);

    // Only now that both are running: a wait between the two starts would make them take turns.
    if (waitpid(with_name, NULL, 0) == -1 || waitpid(with_default_name, NULL, 0) == -1)
        die("waitpid");
    return EXIT_SUCCESS;
}
