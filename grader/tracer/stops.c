// SPDX-License-Identifier: MIT
// Takes the stops of tasks and tells what they mean.
//
// Theory of operation: a stopped task is only marked as ready, with what its next resume needs;
// who is resumed is decided elsewhere. Tasks run with PTRACE_CONT from one call of interest to
// the next (the filter stops them there), and with PTRACE_SYSCALL only where the end of a call is
// wanted. Newborn tasks may stop before or after their parent's own stop for the birth: whichever
// is first adopts them. A task that is gone answers ESRCH; its end is then reported by wait4.
//
// A call that a signal interrupts ends with a code that asks the kernel to repeat it (ERESTART…,
// 512 to 516), and a few with EINTR. Where the call's limit of time was exchanged, the kernel would
// repeat another call than the program made; so the argument is put back, and the repeated call
// goes on with the deadline of the first. To a traced task even a signal that it ignores is sent;
// where that alone ended a call with EINTR, or cut a write short, the call is repeated here.
#include "tracer/stops.h"

#include "tracer/arch.h"
#include "tracer/decode.h"
#include "tracer/explain.h"
#include "tracer/program.h"
#include "tracer/rank.h"
#include "tracer/memory.h"
#include "tracer/watch.h"

#include "base/cleanup.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/kcmp.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    CALL_STOP = SIGTRAP | 0x80,
};

static const unsigned long options = PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK |
                                     PTRACE_O_TRACEVFORKDONE | PTRACE_O_TRACECLONE |
                                     PTRACE_O_TRACEEXEC | PTRACE_O_TRACESECCOMP |
                                     PTRACE_O_TRACEEXIT | PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL;

static bool all_exiting(const struct tracer *tracer, const struct process *process) {
    ARRAY_EACH(task, &tracer->tasks.alive)
        if ((*task)->process == process && !(*task)->exiting)
            return false;
    return true;
}

// --- births

// A child made by clone() may have the same table of descriptors as its maker: then nothing is
// known of either's for long. Where the system does not tell, it may be so.
static void note_sharing(struct tracer *tracer, struct process *child) {
    child->descriptors->shared = !tracer->clock.own;
    ARRAY_EACH(item, &tracer->tasks.processes) {
        struct process *other = *item;
        if (other == child || other->ended || child->descriptors->shared ||
            syscall(SYS_kcmp, child->pid, other->pid, KCMP_FILES, 0, 0) > 0)
            continue;
        child->descriptors->shared = other->descriptors->shared = true;
    }
}

// Whether the task is making a child of its own parent's.
static bool makes_sibling(pid_t tid) {
    char path[64];
    long number;
    unsigned long long flags;
    snprintf(path, sizeof path, "/proc/%d/syscall", tid);
    CLEANUP_FILE FILE *file = fopen(path, "re");
    return file && fscanf(file, "%ld %llx", &number, &flags) == 2 && number == SYS_clone &&
           flags & CLONE_PARENT;
}

// A child has the name of the thread that made it.
static void note_birth(struct tracer *tracer, struct process *child, const char *how) {
    struct event event = {
        .kind = EVENT_birth, .other = child->parent, .pid = child->pid, .word = how};
    if (child->parent >= 0)
        memcpy(child->name, tracer->tasks.processes.items[child->parent]->name, NAME_SIZE);
    if (child->parent != PROCESS_GRADER && has_new_name(child))
        event.data = text_of(child->name);
    tracer_note(tracer, child->number, event);
}

// One of the process's tasks has started somebody who is known now.
static void end_bearing(struct tracer *tracer, int process) {
    ARRAY_EACH(task, &tracer->tasks.alive)
        if ((*task)->bears && (*task)->process->number == process) {
            (*task)->bears = false;
            return;
        }
}

static struct task *adopt(struct tracer *tracer, pid_t tid, int parent, const char *how) {
    pid_t leader = task_status_number(tid, "\nTgid:");
    struct process *process = NULL;
    if (leader && leader != tid)
        process = tasks_process(&tracer->tasks, leader);
    if (process) {
        tracer_note(tracer, process->number, (struct event){.kind = EVENT_thread, .pid = tid});
    } else {
        int real = tasks_number(&tracer->tasks, task_status_number(tid, "\nPPid:"));
        process = tasks_add_process(&tracer->tasks, tid, real != PROCESS_UNKNOWN ? real : parent);
        note_sharing(tracer, process);
        note_birth(tracer, process, how);
    }
    struct task *task = tasks_add(&tracer->tasks, tid, process);
    end_bearing(tracer, process->pid == tid ? process->parent : process->number);
    if ((int64_t)tracer->tasks.alive.count > tracer->job->limits.processes)
        tracer_limit(tracer, process->parent, "processes", tracer->job->limits.processes);
    return task;
}

bool stops_seize(struct tracer *tracer, pid_t pid) {
    if (ptrace(PTRACE_SEIZE, pid, 0, options))
        return false;
    adopt(tracer, pid, PROCESS_GRADER, "spawn")->newborn = false;
    return true;
}

// Whether the task, of whose birth we are told, has already ended.
static bool take_early_dead(struct tasks *tasks, pid_t tid) {
    ARRAY_EACH(dead, &tasks->early_dead)
        if (*dead == tid) {
            *dead = tasks->early_dead.items[--tasks->early_dead.count];
            return true;
        }
    return false;
}

static void on_birth(struct tracer *tracer, struct task *task, int event) {
    unsigned long tid = 0;
    const char *how = event == PTRACE_EVENT_FORK    ? "fork"
                      : event == PTRACE_EVENT_VFORK ? "vfork"
                                                    : "clone";
    if (ptrace(PTRACE_GETEVENTMSG, task->tid, 0, &tid) ||
        take_early_dead(&tracer->tasks, (pid_t)tid))
        return;
    struct task *known = tasks_find(&tracer->tasks, (pid_t)tid);
    if (known)
        known->unannounced = false;
    else // a sibling whose parent is none of the program's has none of its own
        adopt(tracer, (pid_t)tid,
              makes_sibling(task->tid) ? PROCESS_UNKNOWN : task->process->number, how);
    known = tasks_find(&tracer->tasks, (pid_t)tid);
    if (tracer->schedule.rest && known && known->process != task->process)
        task->rests_until = clock_now(&tracer->clock) + tracer->schedule.rest;
}

// --- stops

bool stops_peek(pid_t tid, uint64_t address, uint64_t *out_word) {
    errno = 0;
    *out_word = (uint64_t)ptrace(PTRACE_PEEKDATA, tid, address, 0);
    return errno == 0;
}

bool stops_place(const struct task *task, struct stop_place *out_place) {
    struct __ptrace_syscall_info info;
    if (ptrace(PTRACE_GET_SYSCALL_INFO, task->tid, sizeof info, &info) <= 0)
        return false;
    *out_place = (struct stop_place){info.instruction_pointer, info.stack_pointer,
                                     arch_fingerprint(task->tid)};
    return true;
}

// A program that nobody may read makes its process one that can not be looked into.
static bool can_be_read(pid_t tid) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/mem", tid);
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    return fd >= 0;
}

static void on_exec(struct tracer *tracer, struct task *task) {
    for (size_t i = tracer->tasks.alive.count; i-- > 0;) {
        struct task *other = tracer->tasks.alive.items[i];
        if (other != task && other->process == task->process)
            tasks_remove(&tracer->tasks, other);
    }
    task->wants_exit = task->in_vfork = task->repeats = false;
    descriptors_forget_all(task->process->descriptors);
    note_exec(tracer, task->process);
    rank_look(tracer, task->process);
    struct stop_place place;
    if (tracer->clock.own && stops_place(task, &place))
        fresh_program(tracer, task, place.stack);
    timers_forget(&tracer->timers, task->process, true);
    if (!can_be_read(task->tid))
        tracer_limit(tracer, task->process->number, "hidden", 0);
}

static void on_call(struct tracer *tracer, struct task *task) {
    struct __ptrace_syscall_info info;
    if (ptrace(PTRACE_GET_SYSCALL_INFO, task->tid, sizeof info, &info) > 0)
        decode_entry(tracer, task, (int64_t)info.seccomp.nr, (const uint64_t *)info.seccomp.args);
}

static void on_call_end(struct tracer *tracer, struct task *task) {
    struct __ptrace_syscall_info info;
    if (!task->wants_exit || ptrace(PTRACE_GET_SYSCALL_INFO, task->tid, sizeof info, &info) <= 0 ||
        info.op != PTRACE_SYSCALL_INFO_EXIT)
        return;
    tracer->concern = decode_channel(task);
    tracer_touch(tracer, tracer->concern);
    task->wants_exit = false;
    decode_end(tracer, task, info.exit.rval);
}

// And not a smaller one of its own.
static bool has_our_file_limit(const struct tracer *tracer, const struct task *task) {
    struct rlimit limit;
    return prlimit(task->process->pid, RLIMIT_FSIZE, NULL, &limit) ||
           limit.rlim_cur >= (rlim_t)tracer->job->limits.file_size;
}

static void on_signal(struct tracer *tracer, struct task *task, int signal) {
    siginfo_t info;
    if (ptrace(PTRACE_GETSIGINFO, task->tid, 0, &info))
        return;
    bool is_timer = info.si_code == SI_TIMER;
    if (task->process->timers)
        tracer->signals_sent |=
            timers_taken(&tracer->timers, task->process, clock_now(&tracer->clock), &info);
    if (is_timer)
        ptrace(PTRACE_SETSIGINFO, task->tid, 0, &info);
    bool by_process =
        info.si_code == SI_USER || info.si_code == SI_TKILL || info.si_code == SI_QUEUE;
    task->signal = signal;
    // These two come from the kernel, but in the name of the process itself.
    if (info.si_code == SI_USER && (signal == SIGXFSZ || signal == SIGPIPE) &&
        info.si_pid == task->process->pid)
        by_process = false;
    if (signal == SIGXFSZ && !by_process && has_our_file_limit(tracer, task))
        tracer_limit(tracer, task->process->number, "file_size", tracer->job->limits.file_size);
    struct signals signals;
    task_signals(task->tid, &signals);
    bool caught = signals_catch(&signals, signal);
    decode_signal(tracer, task, caught);
    if (signal != SIGCHLD && !signals_ignore(&signals, signal))
        note_signal(tracer, task->process, signal,
                    by_process ? tasks_number(&tracer->tasks, info.si_pid) : PROCESS_UNKNOWN);
    if (caught)
        tracer_note(tracer, task->process->number,
                    (struct event){.kind = EVENT_handler, .signal = signal});
}

// The process's descriptors can still be seen as long as one of its tasks is in this stop.
static void on_exit_stop(struct tracer *tracer, struct task *task) {
    task->wants_exit = false;
    task->exiting = true;
    task->process->doubted |= task->process->tasks > 1; // all of them may be ending
    watch_cpu(task->process);
    if (all_exiting(tracer, task->process) && !tracer->ending)
        note_held(tracer, task->process, task->tid);
}

static void on_stop(struct tracer *tracer, struct task *task, int status) {
    int signal = WSTOPSIG(status), event = status >> 16;
    size_t told = tracer->record.events;
    bool bore = false;
    task->state = TASK_READY;
    task->ready_since = tracer_step(tracer);
    task->process->acted = true;
    task->signal = 0;
    task->listens = task->halted = false;
    switch (event) {
    case 0:
        if (signal == CALL_STOP)
            on_call_end(tracer, task);
        else
            on_signal(tracer, task, signal);
        break;
    case PTRACE_EVENT_SECCOMP:
        on_call(tracer, task);
        break;
    case PTRACE_EVENT_FORK:
    case PTRACE_EVENT_VFORK:
    case PTRACE_EVENT_CLONE:
        task->in_vfork = event == PTRACE_EVENT_VFORK;
        bore = true; // its child may have told so before
        on_birth(tracer, task, event);
        break;
    case PTRACE_EVENT_VFORK_DONE:
        task->in_vfork = false;
        break;
    case PTRACE_EVENT_EXEC:
        on_exec(tracer, task);
        break;
    case PTRACE_EVENT_EXIT:
        on_exit_stop(tracer, task);
        break;
    case PTRACE_EVENT_STOP:
        task->listens = !task->newborn && signal != SIGTRAP;
        task->halted = !task->listens;
        break;
    default:
        break;
    }
    task->newborn = false;
    if (tracer->job->places && (bore || tracer->record.events > told))
        explain_place(tracer, task);
    if (task->passes && event == 0 && signal == CALL_STOP)
        task_resume(task);
}

static void on_end(struct tracer *tracer, struct task *task, int status) {
    struct process *process = task->process;
    tasks_remove(&tracer->tasks, task);
    if (task->unannounced)
        *ARRAY_ADD(tracer->arena, &tracer->tasks.early_dead) = task->tid;
    tracer_step(tracer);
    tracer->ended = tracer->signals_sent = true; // SIGCHLD
    if (task->tid == process->pid) {
        note_exit(tracer, process, status);
        timers_forget(&tracer->timers, process, false);
        tasks_end_process(&tracer->tasks, process);
    }
}

// --- taking, resuming, waking

// Another task of its process called exec, and bears its first task's id now; or it was the one
// that called.
static void on_vanished(struct tracer *tracer, struct task *task) {
    tasks_remove(&tracer->tasks, task);
    ARRAY_EACH(other, &tracer->tasks.alive)
        if ((*other)->process == task->process && (*other)->state == TASK_DEAD)
            (*other)->state = TASK_RUNNING;
}

bool stops_take(struct tracer *tracer, pid_t tid) {
    int status;
    pid_t got = waitpid(tid, &status, __WALL | WNOHANG);
    if (got <= 0) {
        struct task *vanished = got < 0 && tid > 0 ? tasks_find(&tracer->tasks, tid) : NULL;
        if (vanished)
            on_vanished(tracer, vanished);
        return vanished;
    }
    struct task *task = tasks_find(&tracer->tasks, got);
    if (!WIFSTOPPED(status)) {
        if (task) // else an orphan's second report, to us as its new parent
            on_end(tracer, task, status);
        return true;
    }
    if (!task) {
        task = adopt(tracer, got, PROCESS_UNKNOWN, "fork");
        task->unannounced = true;
    }
    on_stop(tracer, task, status);
    arena_reset(&tracer->scratch);
    return true;
}

void task_resume(struct task *task) {
    int request = task->listens ? PTRACE_LISTEN : task->wants_exit ? PTRACE_SYSCALL : PTRACE_CONT;
    task->state = task->listens ? TASK_STOPPED : TASK_RUNNING;
    task->was = TASK_RUNNING;
    if (task->forgets == FORGET_ALL)
        descriptors_forget_all(task->process->descriptors);
    else
        descriptors_forget(task->process->descriptors, task->forgets);
    task->forgets = FORGET_NONE;
    // Failure means that it was killed in its stop: its end will be reported.
    ptrace((enum __ptrace_request)request, task->tid, 0, (long)task->signal);
    task->signal = 0;
}

void task_interrupt(struct task *task) {
    task->state = task->was = TASK_RUNNING;
    ptrace(PTRACE_INTERRUPT, task->tid, 0, 0);
}
