// SPDX-License-Identifier: MIT
// Wrong: the child writes its name over argv[0]
// (thought: the name of a process is its first argument).
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

static char *program_name;
static size_t room;

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
        snprintf(program_name, room, "%s", name);
        function(name);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(int argc, char *argv[]) {
    (void)argc;
    program_name = argv[0];
    room = strlen(argv[0]) + 1; // to its end; what follows is the environment
    pid_t with_name = start("myFunc process");
    pid_t with_default_name = start(NULL);

    // Only now that both are running: a wait between the two starts would make them take turns.
    if (waitpid(with_name, NULL, 0) == -1 || waitpid(with_default_name, NULL, 0) == -1)
        die("waitpid");
    return EXIT_SUCCESS;
}
