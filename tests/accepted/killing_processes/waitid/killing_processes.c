// SPDX-License-Identifier: MIT
// Right, by waitid: the exit code comes from siginfo_t, and the state is kept in a struct.
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct process {
    pid_t pid;
    bool started, joined;
    int exit_code;
};

static void die(const char *what) {
    perror(what);
    _exit(EXIT_FAILURE);
}

static const char *alive(const struct process *self) {
    return self->started && !self->joined ? "True" : "False";
}

static void process_start(struct process *self, void (*target)(void)) {
    self->pid = fork();
    if (self->pid == -1)
        die("fork");
    if (self->pid == 0) {
        target();
        exit(EXIT_SUCCESS);
    }
    self->started = true;
}

static void process_terminate(struct process *self) {
    if (kill(self->pid, SIGTERM) == -1)
        die("kill");
}

static void process_join(struct process *self) {
    siginfo_t info;
    if (waitid(P_PID, (id_t)self->pid, &info, WEXITED) == -1)
        die("waitid");
    self->joined = true;
    self->exit_code = info.si_code == CLD_EXITED ? info.si_status : -info.si_status;
}

static void work(void) {
    printf("Starting function\n");
    for (int i = 0; i < 10; i++) {
        printf("-->%d\n", i);
        fflush(stdout);
        sleep(1);
    }
    printf("Finished function\n");
}

int main(void) {
    struct process process = {0};
    setvbuf(stdout, NULL, _IOLBF, 0);

    printf("Process before execution: %s\n", alive(&process));
    process_start(&process, work);
    printf("Process running: %s\n", alive(&process));
    process_terminate(&process);
    printf("Process terminated: %s\n", alive(&process));
    process_join(&process);
    printf("Process joined: %s\n", alive(&process));
    printf("Process exit code: %d\n", process.exit_code);
    return EXIT_SUCCESS;
}
