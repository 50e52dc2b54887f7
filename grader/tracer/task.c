// SPDX-License-Identifier: MIT
// The processes of the run and their tasks (threads), as the tracer knows them.
#include "tracer/task.h"

#include "base/cleanup.h"
#include "trace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

struct process *tasks_add_process(struct tasks *tasks, pid_t pid, int parent) {
    struct process *process = ARENA_NEW(tasks->arena, struct process);
    *process = (struct process){
        .number = (int)tasks->processes.count,
        .pid = pid,
        .parent = parent,
        .signalled_by = PROCESS_UNKNOWN,
        .killed_by = PROCESS_UNKNOWN,
    };
    *ARRAY_ADD(tasks->arena, &tasks->processes) = process;
    return process;
}

struct task *tasks_add(struct tasks *tasks, pid_t tid, struct process *process) {
    struct task *task = ARENA_NEW(tasks->arena, struct task);
    *task = (struct task){.tid = tid, .process = process, .state = TASK_RUNNING, .newborn = true};
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
}

static uint64_t status_value(pid_t tid, const char *key, int base) {
    char path[64], line[256];
    snprintf(path, sizeof path, "/proc/%d/status", tid);
    CLEANUP_FILE FILE *file = fopen(path, "re");
    size_t size = strlen(key);
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, key, size) == 0)
            return strtoull(line + size, NULL, base);
    return 0;
}

pid_t task_status_number(pid_t tid, const char *key) { return (pid_t)status_value(tid, key, 10); }

bool task_ignores(pid_t tid, int signal) {
    return status_value(tid, "SigIgn:", 16) >> (signal - 1) & 1;
}
