// SPDX-License-Identifier: MIT
// Right, the way Python does it: what becomes of the children is said in an exit handler.
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 8 };

static struct child {
    pid_t pid;
    bool daemon;
} children[MOST];
static int count;

// In a child the handler finds an empty list.
static void leave(void) {
    for (int i = 0; i < count; i++)
        if (children[i].daemon && kill(children[i].pid, SIGTERM) == -1)
            perror("kill");
    for (int i = 0; i < count; i++)
        if (waitpid(children[i].pid, NULL, 0) == -1)
            perror("waitpid");
}

static void work(const char *name, int first) {
    printf("Starting %s\n", name);
    for (int i = 0; i < 5; i++)
        printf("---> %d\n", first++);
    sleep(1);
    printf("Exiting %s\n", name);
}

static void start(bool daemon, const char *name, int first) {
    pid_t child = fork();
    if (child == -1) {
        perror("fork");
        exit(EXIT_FAILURE);
    }
    if (child == 0) {
        count = 0;
        work(name, first);
        exit(EXIT_SUCCESS);
    }
    children[count++] = (struct child){child, daemon};
}

int main(void) {
    if (atexit(leave) != 0)
        return EXIT_FAILURE;
    start(true, "background_process", 0);
    start(false, "NO_background_process", 5);
    return EXIT_SUCCESS;
}
