// SPDX-License-Identifier: MIT
// Limits on the whole tree that are looked at from time to time: wall time, CPU time, memory, the
// trace itself.
#include "tracer/watch.h"

#include "base/cleanup.h"

#include <inttypes.h>
#include <stdio.h>

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

// Bytes of its own, and of memory that it shares with others.
static void memory_used(pid_t pid, int64_t *out_own, int64_t *out_shared) {
    char path[64];
    int64_t resident = 0, shared = 0, page = sysconf(_SC_PAGESIZE);
    snprintf(path, sizeof path, "/proc/%d/statm", pid);
    CLEANUP_FILE FILE *file = fopen(path, "re");
    if (file && fscanf(file, "%*d %" SCNd64 " %" SCNd64, &resident, &shared) != 2)
        resident = shared = 0;
    *out_own = (resident - shared) * page;
    *out_shared = shared * page;
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

void watch_limits(struct tracer *tracer) {
    const struct limits *limits = &tracer->job->limits;
    int64_t cpu = 0, memory = 0, most_shared = 0;
    ARRAY_EACH(item, &tracer->tasks.processes) {
        struct process *process = *item;
        watch_cpu(process);
        cpu += process->cpu;
        if (process->ended)
            continue;
        int64_t own, shared;
        memory_used(process->pid, &own, &shared);
        memory += own;
        most_shared = shared > most_shared ? shared : most_shared;
    }
    memory += watch_system_v_memory() - tracer->system_v_before;
    if (memory + most_shared > limits->memory)
        tracer_limit(tracer, PROCESS_UNKNOWN, "memory", limits->memory);
    if (cpu > limits->cpu)
        tracer_limit(tracer, PROCESS_UNKNOWN, "cpu", limits->cpu);
    if (clock_real() - tracer->clock.start > limits->wall)
        tracer_limit(tracer, PROCESS_UNKNOWN, "wall", limits->wall);
    if (tracer->record.broken)
        tracer->ending = true;
}
