// SPDX-License-Identifier: MIT
// Wrong: main itself runs the function under the second name
// (thought: two processes are wanted, and main is one already).
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
    if (prctl(PR_SET_NAME, "Process-2") == -1)
        die("prctl");
    function("Process-2");

    if (waitpid(with_name, NULL, 0) == -1)
        die("waitpid");
    return EXIT_SUCCESS;
}
