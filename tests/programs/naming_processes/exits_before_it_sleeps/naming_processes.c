// SPDX-License-Identifier: MIT
// Wrong: the children say that they exit, and sleep only then
// (thought: the three seconds are there to keep them alive a little longer).
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
    printf("Exiting process name = %s\n", name);
    sleep(3);
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
        if (ferror(stdout))
            die("stdout");
        exit(EXIT_SUCCESS);
    }
    return child;
}

static void join(pid_t child) {
    int status;
    if (waitpid(child, &status, 0) == -1)
        die("waitpid");
    if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_SUCCESS)
        exit(EXIT_FAILURE); // the child has said why
}

int main(void) {
    // Each line leaves the buffer when it is printed, and not both at the end of a child.
    if (setvbuf(stdout, NULL, _IOLBF, BUFSIZ) != 0)
        die("setvbuf");

    pid_t with_name = start("myFunc process");
    pid_t with_default_name = start(NULL);

    // Only now that both are running: a wait between the two starts would make them take turns.
    join(with_name);
    join(with_default_name);
    return EXIT_SUCCESS;
}
