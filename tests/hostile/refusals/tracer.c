// SPDX-License-Identifier: MIT
// Hostile: tries to read and to change process 1, which judges it.
#define _GNU_SOURCE
#include "refusals.h"

#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static void tell_done(const char *what, const char *path, bool done) {
    char line[64];
    snprintf(line, sizeof line, "%s %s", what, path);
    tell(line, done ? 0 : -1);
}

// What opens may still not give a byte.
static void tell_read(const char *path) {
    char byte;
    int fd = open(path, O_RDONLY);
    tell_done("read", path, fd >= 0 && read(fd, &byte, 1) > 0);
}

static void tell_write(const char *path, const char *text) {
    int fd = open(path, O_WRONLY);
    tell_done("write", path, fd >= 0 && write(fd, text, strlen(text)) > 0);
}

static void tell_list(const char *path) {
    DIR *folder = opendir(path);
    int entries = 0;
    while (folder && readdir(folder))
        entries++;
    tell_done("list", path, entries > 2);
}

void try_tracer(void) {
    char link[64];
    struct rlimit limit = {0, 0};
    cpu_set_t processor;
    sched_getaffinity(0, sizeof processor, &processor);
    tell_read("/proc/1/mem");
    tell_read("/proc/1/environ");
    tell_read("/proc/1/maps");
    tell_read("/proc/1/auxv");
    tell_read("/proc/1/syscall");
    tell_read("/proc/1/stack");
    tell_read("/proc/1/fdinfo/1");
    tell("readlink /proc/1/fd/1", readlink("/proc/1/fd/1", link, sizeof link));
    tell_list("/proc/1/map_files");
    tell_list("/proc/1/cwd");
    tell_list("/proc/1/root");
    tell_write("/proc/1/mem", "a");
    tell_write("/proc/1/fd/1", "end 1\n");
    tell_write("/proc/1/fd/2", "end 1\n");
    tell_write("/proc/1/comm", "a");
    tell_write("/proc/1/oom_score_adj", "1000");
    tell_write("/tracer", "a");
    tell("readlink /proc/1/exe", readlink("/proc/1/exe", link, sizeof link));
    tell("rename /tracer", rename("/tracer", "/tmp/tracer"));
    tell("prlimit: set", syscall(SYS_prlimit64, 1, RLIMIT_NOFILE, &limit, NULL));
    tell("prlimit: get", syscall(SYS_prlimit64, 1, RLIMIT_NOFILE, NULL, &limit));
    tell("setpriority", setpriority(PRIO_PROCESS, 1, 19));
    tell("setpriority of all", setpriority(PRIO_USER, 0, 19));
    tell("sched_setscheduler", sched_setscheduler(1, SCHED_IDLE, &(struct sched_param){0}));
    tell("sched_setaffinity", sched_setaffinity(1, sizeof processor, &processor));
    tell("ioprio_set", syscall(SYS_ioprio_set, 1, 1, 3 << 13));
    tell("setpgid", setpgid(1, 1));
    tell("kcmp", syscall(SYS_kcmp, 1, getpid(), 0, 1, 1));
}
