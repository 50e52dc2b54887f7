// SPDX-License-Identifier: MIT
// Wrong: the children take their names from a pipe, so that the daemon is who reads first, and main
// ends the one that it has started first (thought: who is started first reads first).
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

struct task {
    char name[32];
    int first;
};

static void work(const char *name, int first) {
    printf("Starting %s\n", name);
    for (int i = first; i < first + 5; i++)
        printf("---> %d\n", i);
    sleep(1);
    printf("Exiting %s\n", name);
}

static pid_t start(int tasks, int ready) {
    struct task task;
    pid_t child = fork(); // stdout is empty here: main prints nothing
    if (child == -1)
        die("fork");
    if (child == 0) {
        if (read(tasks, &task, sizeof task) != sizeof task)
            die("read");
        if (write(ready, "r", 1) != 1)
            die("write");
        work(task.name, task.first);
        exit(EXIT_SUCCESS); // or the child would go on in main
    }
    return child;
}

static void terminate(pid_t child) {
    if (kill(child, SIGTERM) == -1)
        die("kill");
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    static const struct task all[] = {{"background_process", 0}, {"NO_background_process", 5}};
    int tasks[2], ready[2];
    char byte;
    if (pipe(tasks) == -1 || pipe(ready) == -1)
        die("pipe");
    if (write(tasks[1], all, sizeof all) != sizeof all)
        die("write");
    pid_t background = start(tasks[0], ready[1]);
    pid_t no_background = start(tasks[0], ready[1]);
    for (int i = 0; i < 2; i++)
        if (read(ready[0], &byte, 1) != 1)
            die("read");

    // A daemon ends with main, done or not; for anybody else main waits.
    terminate(background);
    join(background); // kill() does not wait: a zombie would be left
    join(no_background);
    return EXIT_SUCCESS;
}
