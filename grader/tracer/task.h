// SPDX-License-Identifier: MIT
// The processes of the run and their tasks (threads), as the tracer knows them.
#pragma once

#include "base/array.h"
#include "tracer/clock.h"
#include "tracer/object.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum { NAME_SIZE = 16 }; // of a process's name with its end, as the system keeps it

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
    int killed_by;        // who sent SIGKILL, or PROCESS_UNKNOWN
    char name[NAME_SIZE]; // that was last noted, or its parent's at its birth
    // Under the virtual clock:
    bool doubted; // somebody may have killed it: what is known of its tasks is to be looked at anew
    bool called_busy; // that it polls or computes was noted
    struct descriptors *descriptors;
    struct timer *timers;  // the youngest one first
    int timers_made;       // by timer_create
    bool acted;            // since its timers were looked at
    bool awaits;           // a task of it is in sigtimedwait
    int64_t cpu_told;      // microseconds of processor time, as the program is told
    int64_t children_told; // the same of the children that it has waited for
    uint64_t report;       // inode of what a tool reports of its program; 0: not opened yet
};

enum { FORGET_NONE = -1, FORGET_ALL = -2 };

enum task_state {
    TASK_RUNNING,
    TASK_READY, // in a stop; the schedule may resume it
    // Under the virtual clock alone:
    TASK_PARKED,  // in the stop at a sleep's entry, until its deadline or a signal
    TASK_ASLEEP,  // in a call in the kernel, waiting
    TASK_QUEUED,  // in the stop at a call's entry, behind one that waits in it (herd.h)
    TASK_STOPPED, // by a signal such as SIGSTOP, until it is continued
    TASK_DEAD,    // the first thread, ended before others of its process
    TASK_GONE,    // no longer among the tasks
};

struct task {
    pid_t tid;
    struct process *process;
    enum task_state state;
    bool newborn;     // its first stop has not been seen
    bool wants_exit;  // a stop at the end of the current call is wanted
    bool exiting;     // its stop at the beginning of its end was seen
    bool unannounced; // adopted by its own stop; its parent's stop for the birth is still to come
    bool bears;       // under the real clock: in a call that starts somebody, who is not known yet
    bool halted;      // stopped by our own interruption
    bool listens;     // stopped by a signal such as SIGSTOP
    int signal;       // to be delivered at the next resume, or 0
    int64_t call;     // number of the current system call
    uint64_t arguments[6];
    // What the call's descriptor was at its entry; another thread may exchange it before the end.
    int channel, peer;
    uint64_t device, inode;
    struct timer *timer; // a descriptor's, that its call reads; or NULL
    // Under the virtual clock:
    enum task_state was; // before it was doubted
    int forgets;         // the descriptor that its call closes or replaces, or one of the two above
    bool in_vfork;       // waits until its child has exec'ed or ended
    bool sends, kills;   // its call, once it goes on, sends a signal; SIGKILL
    const char *wakes;   // its call, once it goes on, may wake this many: one, many; or NULL
    bool passes;         // goes on from the end of its call without a choice
    bool yields;         // lets others go first
    int turn;            // stops since it was chosen
    int points;          // of choice in its own code, one after the other
    int idle_points;     // likewise, between which it found nothing new
    bool struck;         // its last call was interrupted by order of the schedule
    uint64_t own_size;   // of its read or write, which was cut short likewise; or 0
    int64_t slept_in;    // the call in which it last fell asleep, or -1
    int64_t asleep_since; // the moment at which it fell asleep, or was queued
    int line;             // in which it is queued, or waits as the first; 0: none
    int64_t seen_asleep;  // the moment at which it was last seen asleep
    int64_t rests_until;  // own time before which the schedule holds it back
    uint64_t priority;    // of pct, pos and slow; 0: none yet
    int64_t ready_since;  // number of the moment at which it could go on
    int64_t deadline;     // own time at which its call times out or its sleep ends; or CLOCK_NEVER
    int64_t
        interrupted_result;  // of the call, when a signal interrupts it before; 0: the kernel's own
    int64_t timeout_result;  // of the call, when that comes
    int limit_argument;      // of the call: the argument that was exchanged, or -1
    bool expired;            // it was interrupted because its deadline came
    bool repeats;            // the next call, if it is the same, goes on with the same deadline
    bool interrupted;        // its sleep was, which goes on unless a signal is caught
    bool rewound;            // it stands before the call again
    int64_t partly;          // bytes, or messages, of a call that is being continued
    int stat_fd, syscall_fd; // its files in /proc, or -1
};

struct tasks {
    struct arena *arena;
    ARRAY_OF(struct task *) alive;
    ARRAY_OF(struct process *) processes; // by number, the ended ones too
    ARRAY_OF(pid_t) early_dead;           // ended before the stop that tells of their birth
    ARRAY_OF(struct descriptors *) spare; // of processes that have ended
};

// NULL where there is none.
struct task *tasks_find(const struct tasks *tasks, pid_t tid);

// The youngest process that has or had this pid; NULL where there is none.
struct process *tasks_process(const struct tasks *tasks, pid_t pid);
// Its number, or PROCESS_UNKNOWN.
int tasks_number(const struct tasks *tasks, pid_t pid);

struct process *tasks_add_process(struct tasks *tasks, pid_t pid, int parent);
// Its descriptors are closed.
void tasks_end_process(struct tasks *tasks, struct process *process);
struct task *tasks_add(struct tasks *tasks, pid_t tid, struct process *process);
void tasks_remove(struct tasks *tasks, struct task *task);

// Whether its deadline may come: it sleeps, or waits in a call.
bool tasks_waits(const struct task *task);

// Whether it can be resumed, and the schedule does not hold it back.
bool task_can_go_on(const struct task *task, int64_t now);

// A value such as "Tgid:" or "PPid:" of /proc/TID/status; 0 where it can't be had.
pid_t task_status_number(pid_t tid, const char *key);

// Sets of signals, a bit (signal - 1) each.
struct signals {
    uint64_t pending, shared; // waiting to be delivered: to the task; to any task of its process
    uint64_t blocked, ignored, caught;
};
void task_signals(pid_t tid, struct signals *out_signals);

// Whether the signal has no effect on the task: it is ignored, by choice or by default.
bool signals_ignore(const struct signals *signals, int signal);
bool signals_catch(const struct signals *signals, int signal);
