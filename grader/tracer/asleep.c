// SPDX-License-Identifier: MIT
// Whether a task waits in the kernel, as /proc shows it.
#include "tracer/asleep.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static size_t read_file(struct task *task, int *fd, const char *name, char *line, size_t size) {
    if (*fd < 0) {
        snprintf(line, size, "/proc/%d/%s", task->tid, name);
        *fd = open(line, O_RDONLY | O_CLOEXEC);
    }
    ssize_t got = *fd < 0 ? -1 : pread(*fd, line, size - 1, 0);
    line[got > 0 ? got : 0] = '\0';
    return got > 0 ? (size_t)got : 0;
}

// The letter behind the name, which may hold anything; 0 where the task is gone.
static char state_of(struct task *task) {
    char line[512];
    if (!read_file(task, &task->stat_fd, "stat", line, sizeof line))
        return 0;
    const char *name_end = strrchr(line, ')');
    return name_end && name_end[1] ? name_end[2] : 0;
}

static bool in_call(struct task *task) {
    char line[256];
    read_file(task, &task->syscall_fd, "syscall", line, sizeof line);
    return line[0] >= '0' && line[0] <= '9'; // else "running", or "-1 …" outside of a call
}

enum look asleep_look(struct task *task) {
    switch (state_of(task)) {
    case 'S':
        return in_call(task) && state_of(task) == 'S' ? LOOK_ASLEEP : LOOK_RUNNING;
    case 'D':
        return LOOK_BUSY;
    case 't':
    case 'T':
        return LOOK_HALTED;
    case 'Z':
    case 'X':
    case 0:
        return LOOK_ENDED;
    default:
        return LOOK_RUNNING;
    }
}

bool asleep_still(struct task *task) { return in_call(task); }
