// SPDX-License-Identifier: MIT
// Wrong: main asks a member of the struct that nobody has set
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

struct process {
    char name[16];
    pid_t pid;
    int status;
    bool daemon;
};

__attribute__((noinline)) static struct process *process_new(const char *name, pid_t pid) {
    struct process *process = malloc(sizeof *process);
    if (!process)
        die("malloc");
    snprintf(process->name, sizeof process->name, "%s", name);
    process->pid = pid;
    return process;
}

__attribute__((noinline)) static void process_join(struct process *process) {
    if (waitpid(process->pid, &process->status, 0) == -1)
        die("waitpid");
}

static void work(void) {
    printf("Starting function\n");
    for (int i = 0; i < 10; i++) {
        printf("-->%d\n", i);
        sleep(1);
    }
    printf("Finished function\n");
}

// WNOWAIT only looks: the child can still be waited for. A child that has been joined is unknown.
static bool is_alive(pid_t child) {
    siginfo_t info = {0};
    int known = waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT);
    return known == 0 && info.si_pid == 0;
}

static void report(const char *moment, pid_t child) {
    bool alive = is_alive(child);
    printf("Process %s: %s %s\n", moment, alive ? "started" : "stopped", alive ? "True" : "False");
}

int main(void) {
    printf("Process before execution: initial False\n");
    if (fflush(stdout) == EOF) // or the child would inherit a copy of the line
        die("stdout");

    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        work();
        exit(EXIT_SUCCESS);
    }
    report("running", child);

    if (kill(child, SIGTERM) == -1)
        die("kill");
    report("terminated", child);

    struct process *process = process_new("child", child);
    process_join(process);
    if (process->daemon)
        printf("Process is a daemon\n");
    report("joined", child);

    int status = process->status;
    free(process);
    printf("Process exit code: %d\n",
           WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
    if (fflush(stdout) == EOF)
        die("stdout");
    return EXIT_SUCCESS;
}
