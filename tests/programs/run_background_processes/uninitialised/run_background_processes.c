// SPDX-License-Identifier: MIT
// Wrong: nobody says that the second process is no daemon
// (thought: a bool is false until somebody says otherwise).
#include <signal.h>
#include <stdbool.h>
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
    sleep(1);
    printf("Exiting %s\n", name);
}

struct process {
    char name[32];
    int first;
    bool daemon;
    pid_t pid;
};

__attribute__((noinline)) static struct process *process_new(const char *name, int first) {
    struct process *process = malloc(sizeof *process);
    if (!process)
        die("malloc");
    snprintf(process->name, sizeof process->name, "%s", name);
    process->first = first;
    return process;
}

__attribute__((noinline)) static void process_start(struct process *process) {
    process->pid = fork(); // stdout is empty here: main prints nothing
    if (process->pid == -1)
        die("fork");
    if (process->pid == 0) {
        work(process->name, process->first);
        if (fflush(stdout) == EOF)
            die("stdout");
        exit(EXIT_SUCCESS); // or the child would go on in main
    }
}

__attribute__((noinline)) static void process_leave(struct process *process) {
    if (process->daemon && kill(process->pid, SIGTERM) == -1)
        die("kill");
    if (waitpid(process->pid, NULL, 0) == -1)
        die("waitpid");
    free(process);
}

int main(void) {
    struct process *background = process_new("background_process", 0);
    struct process *no_background = process_new("NO_background_process", 5);
    background->daemon = true;
    process_start(background);
    process_start(no_background);
    process_leave(background);
    process_leave(no_background);
    return EXIT_SUCCESS;
}
