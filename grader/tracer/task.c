// SPDX-License-Identifier: MIT
// The processes of the run and their tasks (threads), as the tracer knows them.
#include "tracer/task.h"

#include "base/cleanup.h"
#include "trace.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct task *tasks_find(const struct tasks *tasks, pid_t tid) {
    ARRAY_EACH(task, &tasks->alive)
        if ((*task)->tid == tid)
            return *task;
    return NULL;
}

struct process *tasks_process(const struct tasks *tasks, pid_t pid) {
    for (size_t i = tasks->processes.count; i-- > 0;)
        if (tasks->processes.items[i]->pid == pid)
            return tasks->processes.items[i];
    return NULL;
}

int tasks_number(const struct tasks *tasks, pid_t pid) {
    const struct process *process = pid > 0 ? tasks_process(tasks, pid) : NULL;
    return process ? process->number : PROCESS_UNKNOWN;
}

static struct descriptors *new_descriptors(struct tasks *tasks) {
    if (!tasks->spare.count)
        return ARENA_NEW(tasks->arena, struct descriptors);
    struct descriptors *used = tasks->spare.items[--tasks->spare.count];
    *used = (struct descriptors){0};
    return used;
}

void tasks_end_process(struct tasks *tasks, struct process *process) {
    static struct descriptors none = {.shared = true};
    if (process->descriptors != &none)
        *ARRAY_ADD(tasks->arena, &tasks->spare) = process->descriptors;
    process->descriptors = &none;
}

struct process *tasks_add_process(struct tasks *tasks, pid_t pid, int parent) {
    struct process *process = ARENA_NEW(tasks->arena, struct process);
    *process = (struct process){
        .number = (int)tasks->processes.count,
        .pid = pid,
        .parent = parent,
        .signalled_by = PROCESS_UNKNOWN,
        .killed_by = PROCESS_UNKNOWN,
        .descriptors = new_descriptors(tasks),
    };
    *ARRAY_ADD(tasks->arena, &tasks->processes) = process;
    return process;
}

struct task *tasks_add(struct tasks *tasks, pid_t tid, struct process *process) {
    struct task *task = ARENA_NEW(tasks->arena, struct task);
    *task = (struct task){.tid = tid,
                          .process = process,
                          .state = TASK_RUNNING,
                          .newborn = true,
                          .deadline = CLOCK_NEVER,
                          .limit_argument = -1,
                          .forgets = FORGET_NONE,
                          .slept_in = -1,
                          .stat_fd = -1,
                          .syscall_fd = -1};
    *ARRAY_ADD(tasks->arena, &tasks->alive) = task;
    process->tasks++;
    return task;
}

void tasks_remove(struct tasks *tasks, struct task *task) {
    size_t kept = 0;
    for (size_t i = 0; i < tasks->alive.count; i++)
        if (tasks->alive.items[i] != task)
            tasks->alive.items[kept++] = tasks->alive.items[i];
    tasks->alive.count = kept;
    task->process->tasks--;
    task->state = TASK_GONE;
    if (task->stat_fd >= 0)
        close(task->stat_fd);
    if (task->syscall_fd >= 0)
        close(task->syscall_fd);
}

bool task_can_go_on(const struct task *task, int64_t now) {
    return task->state == TASK_READY && task->rests_until <= now;
}

bool tasks_waits(const struct task *task) {
    return task->state == TASK_PARKED || task->state == TASK_QUEUED ||
           (task->state == TASK_ASLEEP && !task->expired);
}

// The text of /proc/TID/status; empty where the task is gone.
static void read_status(pid_t tid, char *text, size_t size) {
    snprintf(text, size, "/proc/%d/status", tid);
    CLEANUP_FD int fd = open(text, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 ? 0 : read(fd, text, size - 1);
    text[got > 0 ? got : 0] = '\0';
}

static uint64_t status_value(const char *status, const char *key, int base) {
    const char *line = strstr(status, key); // the name before them is escaped, and short
    return line ? strtoull(line + strlen(key), NULL, base) : 0;
}

pid_t task_status_number(pid_t tid, const char *key) {
    char status[4096];
    read_status(tid, status, sizeof status);
    return (pid_t)status_value(status, key, 10);
}

void task_signals(pid_t tid, struct signals *out_signals) {
    char status[4096];
    read_status(tid, status, sizeof status);
    *out_signals = (struct signals){
        .pending = status_value(status, "\nSigPnd:", 16),
        .shared = status_value(status, "\nShdPnd:", 16),
        .blocked = status_value(status, "\nSigBlk:", 16),
        .ignored = status_value(status, "\nSigIgn:", 16),
        .caught = status_value(status, "\nSigCgt:", 16),
    };
}

bool signals_catch(const struct signals *signals, int signal) {
    return signals->caught >> (signal - 1) & 1;
}

bool signals_ignore(const struct signals *signals, int signal) {
    bool by_default =
        signal == SIGCHLD || signal == SIGCONT || signal == SIGURG || signal == SIGWINCH;
    return signals->ignored >> (signal - 1) & 1 || (by_default && !signals_catch(signals, signal));
}
