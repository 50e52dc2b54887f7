// SPDX-License-Identifier: MIT
// Right, by pidfd: a descriptor of each child in place of its number.
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct process {
    const char *name;
    int first;
    bool daemon;
    pid_t pid;
    int pidfd; // -1 where the system knows none: an old kernel, or Valgrind
};

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void run(const struct process *self) {
    const struct timespec second = {.tv_sec = 1};
    printf("Starting %s\n", self->name);
    for (int i = self->first; i <= self->first + 4; i++)
        printf("---> %d\n", i);
    nanosleep(&second, NULL);
    printf("Exiting %s\n", self->name);
}

static void start(struct process *self) {
    self->pid = fork();
    if (self->pid == -1)
        die("fork");
    if (self->pid == 0) {
        run(self);
        exit(EXIT_SUCCESS);
    }
    self->pidfd = (int)syscall(SYS_pidfd_open, self->pid, 0);
    if (self->pidfd == -1 && errno != ENOSYS)
        die("pidfd_open");
}

static void terminate(const struct process *self) {
    int result = self->pidfd == -1
                     ? kill(self->pid, SIGTERM)
                     : (int)syscall(SYS_pidfd_send_signal, self->pidfd, SIGTERM, NULL, 0);
    if (result == -1)
        die("terminate");
}

static void join(const struct process *self) {
    siginfo_t info;
    int result = self->pidfd == -1 ? waitid(P_PID, (id_t)self->pid, &info, WEXITED)
                                   : waitid(P_PIDFD, (id_t)self->pidfd, &info, WEXITED);
    if (result == -1)
        die("waitid");
    if (self->pidfd != -1)
        close(self->pidfd);
}

int main(void) {
    struct process processes[] = {{.name = "background_process", .first = 0, .daemon = true},
                                  {.name = "NO_background_process", .first = 5, .daemon = false}};
    for (int i = 0; i < 2; i++)
        start(&processes[i]);
    for (int i = 0; i < 2; i++)
        if (processes[i].daemon)
            terminate(&processes[i]);
    for (int i = 0; i < 2; i++)
        join(&processes[i]);
    return EXIT_SUCCESS;
}
