// SPDX-License-Identifier: MIT
// Wrong: the processes sleep a second after each number
// (thought: as in the exercise whose daemon is cut short after two seconds).
#include <signal.h>
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
    for (int i = first; i < first + 5; i++) {
        printf("---> %d\n", i);
        sleep(1);
    }
    printf("Exiting %s\n", name);
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

static void terminate(pid_t child) {
    if (kill(child, SIGTERM) == -1)
        die("kill");
}

// Returns what waitpid() tells of the child's end: 0 where it has done its work.
static int join(pid_t child) {
    int status;
    if (waitpid(child, &status, 0) == -1)
        die("waitpid");
    return status;
}

int main(void) {
    // Each line leaves the buffer at once, so that the daemon's lines are seen, too.
    if (setvbuf(stdout, NULL, _IOLBF, BUFSIZ) != 0)
        die("setvbuf");

    pid_t background = start("background_process", 0);
    pid_t no_background = start("NO_background_process", 5);

    // A daemon ends with main, done or not; for anybody else main waits.
    terminate(background);
    join(background); // kill() does not wait: a zombie would be left
    if (join(no_background) != 0)
        return EXIT_FAILURE; // the child has said why
    return EXIT_SUCCESS;
}
