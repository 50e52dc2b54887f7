// SPDX-License-Identifier: MIT
// The processes of the run and their tasks (threads), as the tracer knows them.
#pragma once

#include "base/array.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct process {
    int number; // by birth; 0: main
    pid_t pid;
    int parent;    // number, or PROCESS_GRADER, or PROCESS_UNKNOWN
    int64_t cpu;   // microseconds used, its own alone, when last looked at
    int tasks;     // alive
    bool ended;    // its end was seen, so its real parent has been told
    bool waited;   // its end was collected by the program
    int signalled; // the last signal delivered to it
    int signalled_by;
    int killed_by; // who sent SIGKILL, or PROCESS_UNKNOWN
};

enum task_state {
    TASK_RUNNING,
    TASK_READY, // in a stop; the schedule may resume it
};

struct task {
    pid_t tid;
    struct process *process;
    enum task_state state;
    bool newborn;     // its first stop has not been seen
    bool wants_exit;  // a stop at the end of the current call is wanted
    bool exiting;     // its stop at the beginning of its end was seen
    bool unannounced; // adopted by its own stop; its parent's stop for the birth is still to come
    bool listens;     // stopped by a signal such as SIGSTOP
    int signal;       // to be delivered at the next resume, or 0
    int64_t call;     // number of the current system call
    uint64_t arguments[6];
    // What the call's descriptor was at its entry; another thread may exchange it before the end.
    int channel, peer;
    uint64_t device, inode;
};

struct tasks {
    struct arena *arena;
    ARRAY_OF(struct task *) alive;
    ARRAY_OF(struct process *) processes; // by number, the ended ones too
    ARRAY_OF(pid_t) early_dead;           // ended before the stop that tells of their birth
};

// NULL where there is none.
struct task *tasks_find(const struct tasks *tasks, pid_t tid);

// The youngest process that has or had this pid; NULL where there is none.
struct process *tasks_process(const struct tasks *tasks, pid_t pid);
// Its number, or PROCESS_UNKNOWN.
int tasks_number(const struct tasks *tasks, pid_t pid);

struct process *tasks_add_process(struct tasks *tasks, pid_t pid, int parent);
struct task *tasks_add(struct tasks *tasks, pid_t tid, struct process *process);
void tasks_remove(struct tasks *tasks, struct task *task);

// A value such as "Tgid:" or "PPid:" of /proc/TID/status; 0 where it can't be had.
pid_t task_status_number(pid_t tid, const char *key);

// Whether the signal has no effect on the task because it is ignored.
bool task_ignores(pid_t tid, int signal);
