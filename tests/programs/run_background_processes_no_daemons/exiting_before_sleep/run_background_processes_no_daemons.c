// SPDX-License-Identifier: MIT
// Wrong: the processes say that they exit, and sleep only then
// (thought: the second is there to keep them alive a little longer).
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void work(const char *name, int first) {
    printf("Starting %s\n", name);
    for (int i = first; i < first + 5; i++)
        printf("---> %d\n", i);
    printf("Exiting %s\n", name);
    sleep(1);
}

static pid_t start(const char *name, int first) {
    pid_t child = fork(); // stdout is empty here: main prints nothing
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(name, first);
        if (ferror(stdout))
            die("stdout");
        exit(EXIT_SUCCESS); // or the child would go on in main
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
    // Each line leaves the buffer when it is printed, and not all of them at the end of a child.
    if (setvbuf(stdout, NULL, _IOLBF, BUFSIZ) != 0)
        die("setvbuf");

    pid_t background = start("background_process", 0);
    pid_t no_background = start("NO_background_process", 5);

    // Only now, or the second would not start before the first had ended.
    join(background);
    join(no_background);
    return EXIT_SUCCESS;
}
