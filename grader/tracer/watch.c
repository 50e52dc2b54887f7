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
    int64_t cpu = tracer->cpu_dead, memory = 0, most_shared = 0;
    ARRAY_EACH(item, &tracer->tasks.processes) {
        const struct process *process = *item;
        if (process->ended)
            continue;
        int64_t own, shared;
        memory_used(process->pid, &own, &shared);
        memory += own;
        most_shared = shared > most_shared ? shared : most_shared;
        cpu += cpu_used(process->pid);
    }
    memory += watch_system_v_memory() - tracer->system_v_before;
    if (memory + most_shared > limits->memory)
        tracer_limit(tracer, PROCESS_UNKNOWN, "memory", limits->memory);
    if (cpu > limits->cpu)
        tracer_limit(tracer, PROCESS_UNKNOWN, "cpu", limits->cpu);
    if (clock_real() - tracer->clock.start > limits->wall)
        tracer_limit(tracer, PROCESS_UNKNOWN, "wall", limits->wall);
    if (tracer->record.bytes > RECORD_MOST_BYTES)
        tracer_limit(tracer, PROCESS_UNKNOWN, "trace", RECORD_MOST_BYTES);
    if (tracer->record.broken)
        tracer->ending = true;
}
