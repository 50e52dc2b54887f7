// SPDX-License-Identifier: MIT
// Limits on the whole tree that are looked at from time to time: wall time, CPU time, memory, the
// trace itself.
#include "tracer/watch.h"

#include "base/cleanup.h"
#include "base/fs.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

struct inodes {
    ARRAY_OF(ino_t) list;
};

enum {
    TICK = 20000,         // microseconds between two looks at most
    SHORTEST_TICK = 1000, // and at least
    FASTEST = 4096,       // bytes that a program may begin to use in a microsecond
};

// Microseconds that the process has used so far.
static int64_t cpu_used(pid_t pid) {
    char path[64];
    unsigned long user = 0, system = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    CLEANUP_FILE FILE *file = fopen(path, "re");
    // The name may hold anything, but ends with the line's last parenthesis.
    char line[1024], *rest = NULL;
    if (file && fgets(line, sizeof line, file))
        for (char *at = line; *at; at++)
            if (*at == ')')
                rest = at + 1;
    if (!rest ||
        sscanf(rest, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system) != 2)
        return 0;
    return (int64_t)(user + system) * (1000000 / sysconf(_SC_CLK_TCK));
}

// A line of a file of /proc, by its first word, and what the bytes that it tells are added to.
struct amount {
    const char *word;
    int64_t *sum;
};

static void add_amounts(pid_t pid, const char *name, const struct amount *amounts, size_t count) {
    char path[64], line[256];
    int64_t kibibytes;
    snprintf(path, sizeof path, "/proc/%d/%s", pid, name);
    CLEANUP_FILE FILE *file = fopen(path, "re");
    while (file && fgets(line, sizeof line, file))
        for (size_t i = 0; i < count; i++) {
            size_t size = strlen(amounts[i].word);
            if (strncmp(line, amounts[i].word, size) == 0 &&
                sscanf(line + size, "%" SCNd64, &kibibytes) == 1)
                *amounts[i].sum += kibibytes * 1024;
        }
}

// The device of files that memfd_create makes.
static dev_t device_of_memory(void) {
    struct stat status = {0};
    CLEANUP_FD int fd = memfd_create("device", MFD_CLOEXEC);
    return fd >= 0 && fstat(fd, &status) == 0 ? status.st_dev : 0;
}

static bool add_once(struct arena *arena, struct inodes *seen, ino_t inode) {
    ARRAY_EACH(item, &seen->list)
        if (*item == inode)
            return false;
    *ARRAY_ADD(arena, &seen->list) = inode;
    return true;
}

// Bytes in files of memory that are behind this process's descriptors, and not yet seen.
static int64_t files_in_memory(struct arena *arena, pid_t pid, struct inodes *seen) {
    static dev_t device;
    device = device ? device : device_of_memory();
    struct stat status;
    int64_t sum = 0;
    const char *folder = arena_print(arena, "/proc/%d/fd", pid);
    const char **names = fs_list(arena, folder);
    for (; names && *names; names++)
        if (stat(fs_join(arena, folder, *names), &status) == 0 && status.st_dev == device &&
            S_ISREG(status.st_mode) && add_once(arena, seen, status.st_ino))
            sum += status.st_blocks * 512;
    return sum;
}

// Not what wait4 tells of an ended process: that holds its children's time, too.
void watch_cpu(struct process *process) {
    int64_t used = process->ended ? 0 : cpu_used(process->pid);
    process->cpu = used > process->cpu ? used : process->cpu;
}

int64_t watch_system_v_memory(void) {
    char line[512];
    int64_t sum = 0, size;
    CLEANUP_FILE FILE *file = fopen("/proc/sysvipc/shm", "re");
    while (file && fgets(line, sizeof line, file)) // key shmid perms size cpid lpid nattch uid gid
                                                   // cuid cgid atime dtime ctime rss
        if (sscanf(line, "%*d %*d %*o %*d %*d %*d %*d %*d %*d %*d %*d %*d %*d %*d %" SCNd64,
                   &size) == 1)
            sum += size;
    return sum;
}

static int64_t larger(int64_t one, int64_t other) { return one > other ? one : other; }

// Bytes that all processes together use. What they share counts once: it is what they have mapped
// (each its part of it, which costs time to ask for), or what is there without being mapped.
static int64_t memory_used(const struct tracer *tracer) {
    CLEANUP_ARENA struct arena arena = {0};
    struct inodes seen = {0};
    int64_t own = 0, of_files = 0, mapped = 0, parts = 0;
    int64_t objects = watch_system_v_memory() - tracer->system_v_before;
    ARRAY_EACH(item, &tracer->tasks.processes) {
        pid_t pid = (*item)->pid;
        if ((*item)->ended)
            continue;
        int64_t files = 0; // mostly programs and libraries, which all have
        add_amounts(pid, "status",
                    (const struct amount[]){{"RssAnon:", &own},
                                            {"VmPTE:", &own}, // tables that say what lies where
                                            {"RssFile:", &files},
                                            {"RssShmem:", &mapped}},
                    4);
        of_files = larger(of_files, files);
        objects += files_in_memory(&arena, pid, &seen);
    }
    if (own + of_files + mapped <= tracer->job->limits.memory)
        return own + of_files + larger(mapped, objects);
    ARRAY_EACH(item, &tracer->tasks.processes)
        if (!(*item)->ended)
            add_amounts((*item)->pid, "smaps_rollup",
                        (const struct amount[]){{"Pss_Shmem:", &parts}}, 1);
    return own + of_files + larger(parts, objects);
}

static int64_t next_look(int64_t room) {
    int64_t span = room / FASTEST;
    span = span < SHORTEST_TICK ? SHORTEST_TICK : span;
    return clock_real() + (span < TICK ? span : TICK);
}

int64_t watch_limits(struct tracer *tracer) {
    const struct limits *limits = &tracer->job->limits;
    int64_t cpu = 0;
    ARRAY_EACH(item, &tracer->tasks.processes) {
        watch_cpu(*item);
        cpu += (*item)->cpu;
    }
    int64_t room = limits->memory - memory_used(tracer);
    if (room < 0)
        tracer_limit(tracer, PROCESS_UNKNOWN, "memory", limits->memory);
    if (cpu > limits->cpu)
        tracer_limit(tracer, PROCESS_UNKNOWN, "cpu", limits->cpu);
    if (clock_real() - tracer->clock.start > limits->wall)
        tracer_limit(tracer, PROCESS_UNKNOWN, "wall", limits->wall);
    if (tracer->record.broken)
        tracer->ending = true;
    return next_look(room);
}
