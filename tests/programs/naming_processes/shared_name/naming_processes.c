// SPDX-License-Identifier: MIT
// Wrong: the name stands in memory that all share, and the second start overwrites it while the
// first child sleeps
// (thought: shared memory is the way to give something to a child).
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
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

static char *shared_name;

// Without a name the process is called after its number.
static pid_t start(const char *name) {
    static int started;
    started++;
    char default_name[32];
    snprintf(default_name, sizeof default_name, "Process-%d", started);
    if (!name)
        name = default_name;

    snprintf(shared_name, sizeof default_name, "%s", name);
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        if (prctl(PR_SET_NAME, name) == -1) // renames the caller: in main it would rename main
            die("prctl");
        function(shared_name);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    shared_name = mmap(NULL, 32, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared_name == MAP_FAILED)
        die("mmap");
    pid_t with_name = start("myFunc process");
    pid_t with_default_name = start(NULL);

    // Only now that both are running: a wait between the two starts would make them take turns.
    if (waitpid(with_name, NULL, 0) == -1 || waitpid(with_default_name, NULL, 0) == -1)
        die("waitpid");
    return EXIT_SUCCESS;
}
