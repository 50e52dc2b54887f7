// SPDX-License-Identifier: MIT
// Wrong: nobody sets the members that tell which child has been waited for
// (thought: a variable begins with false).
#include <stdbool.h>
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

struct child {
    pid_t pid;
    bool waited;
};

int main(void) {
    struct child *children = malloc(2 * sizeof *children);
    if (!children)
        die("malloc");
    children[0].pid = start("myFunc process");
    children[1].pid = start(NULL);

    for (int i = 0; i < 2; i++)
        if (!children[i].waited && waitpid(children[i].pid, NULL, 0) == -1)
            die("waitpid");
    free(children);
    return EXIT_SUCCESS;
}
