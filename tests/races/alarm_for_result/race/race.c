// SPDX-License-Identifier: MIT
// When the alarm comes, main takes it that the child is ready.
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <unistd.h>

static volatile sig_atomic_t rung;

static void must(bool done) {
    if (!done)
        _exit(2);
}

static pid_t start(void) {
    pid_t pid = fork();
    must(pid != -1);
    return pid;
}

static void *shared(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    must(memory != MAP_FAILED);
    return memory;
}

static void on_alarm(int signal) { rung = signal; }

static void await_child(pid_t child) {
    struct sigaction action = {.sa_handler = on_alarm};
    struct itimerval timer = {.it_value.tv_usec = 50000};
    sigset_t blocked, before;
    must(child > 0);
    must(sigemptyset(&blocked) == 0);
    must(sigaddset(&blocked, SIGALRM) == 0);
    must(sigprocmask(SIG_BLOCK, &blocked, &before) == 0);
    must(sigaction(SIGALRM, &action, NULL) == 0);
    must(setitimer(ITIMER_REAL, &timer, NULL) == 0);
    while (!rung)
        sigsuspend(&before);
}

int main(void) {
    atomic_int *result = shared(sizeof *result);
    pid_t child = start();
    if (child == 0) {
        atomic_store(result, 42);
        _exit(0);
    }
    await_child(child);
    puts(atomic_load(result) == 42 ? "ok" : "there is no result yet");
}
