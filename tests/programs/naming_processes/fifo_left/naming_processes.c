// SPDX-License-Identifier: MIT
// Wrong: the FIFO through which main says `go` to the children is never removed
// (thought: a FIFO is closed like a pipe, and that is all).
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static int go;

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
        char byte;
        if (read(go, &byte, 1) == -1)
            die("read");
        function(name);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    if (mkfifo("go", 0600) == -1)
        die("mkfifo");
    go = open("go", O_RDWR);
    if (go == -1)
        die("open");
    pid_t with_name = start("myFunc process");
    pid_t with_default_name = start(NULL);

    if (write(go, "go", 2) == -1) // a byte for each
        die("write");

    // Only now that both are running: a wait between the two starts would make them take turns.
    if (waitpid(with_name, NULL, 0) == -1 || waitpid(with_default_name, NULL, 0) == -1)
        die("waitpid");
    return EXIT_SUCCESS;
}
