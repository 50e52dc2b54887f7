// SPDX-License-Identifier: MIT
// Who writes into a report that a tool makes of each process.
#include "tracer/meddling.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// NULL: no tool is at work.
static const char *report_pattern(const struct job *job) {
    ARRAY_EACH(path, &job->collect)
        if (strstr(*path, JOB_PID))
            return *path;
    return NULL;
}

// Where the descriptor leads to, without the work folder in front; "" where that is elsewhere.
static void find_path(pid_t tid, int fd, char *out, size_t room) {
    char link[64], folder[PATH_MAX], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/%d/fd/%d", tid, fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    *out = '\0';
    if (size < 0 || !getcwd(folder, sizeof folder))
        return;
    path[size] = '\0';
    size_t before = strlen(folder);
    if (strncmp(path, folder, before) == 0 && path[before] == '/')
        snprintf(out, room, "%s", path + before + 1);
}

static bool is_somebodys_report(const struct tracer *tracer, const struct descriptor *at) {
    struct stat folder;
    if (stat(".", &folder) || folder.st_dev != at->device)
        return false;
    ARRAY_EACH(process, &tracer->tasks.processes)
        if ((*process)->report && (*process)->report == at->inode)
            return true;
    return false;
}

void meddling_look(struct tracer *tracer, struct task *task, int fd) {
    const char *pattern = report_pattern(tracer->job);
    struct descriptor at;
    if (!pattern || (descriptor_flags(task->tid, fd) & O_ACCMODE) == O_RDONLY ||
        !descriptor_look(task->tid, fd, &at))
        return;
    char path[PATH_MAX], own[PATH_MAX];
    size_t before = (size_t)(strstr(pattern, JOB_PID) - pattern);
    find_path(task->tid, fd, path, sizeof path);
    snprintf(own, sizeof own, "%.*s%d%s", (int)before, pattern, task->process->pid,
             pattern + before + strlen(JOB_PID));
    if (!task->process->report && strcmp(path, own) == 0)
        task->process->report = at.inode;
    else if (strncmp(path, pattern, before) == 0 || is_somebodys_report(tracer, &at))
        tracer_note(tracer, task->process->number,
                    (struct event){.kind = EVENT_meddled, .path = text_of(path)});
}
