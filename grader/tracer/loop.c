// SPDX-License-Identifier: MIT
// The only user of ptrace: takes stops, asks the schedule who goes on, watches the limits.
//
// Theory of operation: a stopped task is only marked as ready, with what its next resume needs; the
// schedule alone decides who is resumed. Tasks run with PTRACE_CONT from one call of interest to
// the next (the filter stops them there), and with PTRACE_SYSCALL only where the end of a call is
// wanted. Newborn tasks may stop before or after their parent's own stop for the birth: whichever
// is first adopts them. A task that is gone answers ESRCH; its end is then reported by wait4.
#include "tracer/loop.h"

#include "tracer/arch.h"
#include "tracer/decode.h"
#include "tracer/watch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

enum {
    TICK = 20000,     // microseconds between two looks at the limits
    LINGER = 1000000, // what outlives main has so many microseconds to end by itself
    CALL_STOP = SIGTRAP | 0x80,
};

static const unsigned long options = PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK |
                                     PTRACE_O_TRACEVFORKDONE | PTRACE_O_TRACECLONE |
                                     PTRACE_O_TRACEEXEC | PTRACE_O_TRACESECCOMP |
                                     PTRACE_O_TRACEEXIT | PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL;

static void kill_process(struct process *process) {
    if (process->ended)
        return;
    if (process->killed_by == PROCESS_UNKNOWN)
        process->killed_by = PROCESS_GRADER;
    kill(process->pid, SIGKILL);
}

// --- births

static struct task *adopt(struct tracer *tracer, pid_t tid, int parent, const char *how) {
    pid_t leader = task_status_number(tid, "Tgid:");
    struct process *process = NULL;
    if (leader && leader != tid)
        process = tasks_process(&tracer->tasks, leader);
    if (process) {
        tracer_note(tracer, process->number, (struct event){.kind = EVENT_thread, .pid = tid});
    } else {
        int real = tasks_number(&tracer->tasks, task_status_number(tid, "PPid:"));
        process = tasks_add_process(&tracer->tasks, tid, real != PROCESS_UNKNOWN ? real : parent);
        tracer_note(
            tracer, process->number,
            (struct event){.kind = EVENT_birth, .other = process->parent, .pid = tid, .word = how});
    }
    struct task *task = tasks_add(&tracer->tasks, tid, process);
    if ((int64_t)tracer->tasks.alive.count > tracer->job->limits.processes)
        tracer_limit(tracer, process->parent, "processes", tracer->job->limits.processes);
    return task;
}

bool loop_seize(struct tracer *tracer, pid_t pid) {
    if (ptrace(PTRACE_SEIZE, pid, 0, options))
        return false;
    adopt(tracer, pid, PROCESS_GRADER, "spawn")->newborn = false;
    return true;
}

static void on_birth(struct tracer *tracer, struct task *task, int event) {
    unsigned long tid = 0;
    const char *how = event == PTRACE_EVENT_FORK    ? "fork"
                      : event == PTRACE_EVENT_VFORK ? "vfork"
                                                    : "clone";
    if (ptrace(PTRACE_GETEVENTMSG, task->tid, 0, &tid) == 0 &&
        !tasks_find(&tracer->tasks, (pid_t)tid))
        adopt(tracer, (pid_t)tid, task->process->number, how);
}

// --- stops

static void on_exec(struct tracer *tracer, struct task *task) {
    for (size_t i = tracer->tasks.alive.count; i-- > 0;) {
        struct task *other = tracer->tasks.alive.items[i];
        if (other != task && other->process == task->process)
            tasks_remove(&tracer->tasks, other);
    }
    task->wants_exit = false;
    note_exec(tracer, task->process);
}

static void on_call(struct tracer *tracer, struct task *task) {
    struct __ptrace_syscall_info info;
    if (ptrace(PTRACE_GET_SYSCALL_INFO, task->tid, sizeof info, &info) <= 0)
        return;
    const struct call *call = call_numbered((int64_t)info.seccomp.nr);
    if (!call)
        return;
    int64_t result = 0;
    task->call = call->number;
    for (size_t i = 0; i < 6; i++)
        task->arguments[i] = info.seccomp.args[i];
    enum action action = call->enter(tracer, task, &result);
    task->wants_exit = action == GO_TO_EXIT;
    if (action == SKIP)
        arch_skip_call(task->tid, result);
}

static void on_call_end(struct tracer *tracer, struct task *task) {
    struct __ptrace_syscall_info info;
    if (!task->wants_exit || ptrace(PTRACE_GET_SYSCALL_INFO, task->tid, sizeof info, &info) <= 0 ||
        info.op != PTRACE_SYSCALL_INFO_EXIT)
        return;
    task->wants_exit = false;
    const struct call *call = call_numbered(task->call);
    if (call && call->exit)
        call->exit(tracer, task, info.exit.rval);
}

static void on_signal(struct tracer *tracer, struct task *task, int signal) {
    siginfo_t info;
    if (ptrace(PTRACE_GETSIGINFO, task->tid, 0, &info))
        return;
    bool by_process =
        info.si_code == SI_USER || info.si_code == SI_TKILL || info.si_code == SI_QUEUE;
    task->signal = signal;
    // These two come from the kernel, but in the name of the process itself.
    if (info.si_code == SI_USER && (signal == SIGXFSZ || signal == SIGPIPE) &&
        info.si_pid == task->process->pid)
        by_process = false;
    if (signal == SIGXFSZ && !by_process)
        tracer_limit(tracer, task->process->number, "file_size", tracer->job->limits.file_size);
    if (signal != SIGCHLD)
        note_signal(tracer, task->process, signal,
                    by_process ? tasks_number(&tracer->tasks, info.si_pid) : PROCESS_UNKNOWN);
}

static void on_stop(struct tracer *tracer, struct task *task, int status) {
    int signal = WSTOPSIG(status), event = status >> 16;
    task->state = TASK_READY;
    task->signal = 0;
    task->listens = false;
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
        on_birth(tracer, task, event);
        break;
    case PTRACE_EVENT_EXEC:
        on_exec(tracer, task);
        break;
    case PTRACE_EVENT_EXIT:
        task->wants_exit = false;
        if (task->process->tasks == 1 && !tracer->ending)
            note_held(tracer, task->process);
        break;
    case PTRACE_EVENT_STOP:
        task->listens = !task->newborn && signal != SIGTRAP;
        break;
    default:
        break;
    }
    task->newborn = false;
}

static void on_end(struct tracer *tracer, struct task *task, int status,
                   const struct rusage *usage) {
    struct process *process = task->process;
    tasks_remove(&tracer->tasks, task);
    if (task->tid != process->pid)
        return;
    tracer->cpu_dead += (int64_t)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1000000 +
                        usage->ru_utime.tv_usec + usage->ru_stime.tv_usec;
    note_exit(tracer, process, status);
}

// --- the loop

static void resume(struct task *task) {
    int request = task->listens ? PTRACE_LISTEN : task->wants_exit ? PTRACE_SYSCALL : PTRACE_CONT;
    task->state = TASK_RUNNING;
    // Failure means that it was killed in its stop: its end will be reported.
    ptrace((enum __ptrace_request)request, task->tid, 0, (long)task->signal);
    task->signal = 0;
}

// Takes one report; false where there is none now.
static bool take_report(struct tracer *tracer) {
    int status;
    struct rusage usage;
    pid_t tid = wait4(-1, &status, __WALL | WNOHANG, &usage);
    if (tid <= 0)
        return false;
    struct task *task = tasks_find(&tracer->tasks, tid);
    if (!WIFSTOPPED(status)) {
        if (task) // else an orphan's second report, to us as its new parent
            on_end(tracer, task, status, &usage);
        return true;
    }
    if (!task)
        task = adopt(tracer, tid, PROCESS_UNKNOWN, "fork");
    on_stop(tracer, task, status);
    arena_clear(&tracer->scratch);
    return true;
}

static void end_all(struct tracer *tracer, bool explain) {
    ARRAY_EACH(process, &tracer->tasks.processes)
        if (explain && !(*process)->ended) {
            note_waiting(tracer, *process);
            note_held(tracer, *process);
        }
    ARRAY_EACH(process, &tracer->tasks.processes)
        kill_process(*process);
}

// Waits for the next report, at most until the next look at the limits is due.
static void wait_for_report(int64_t until) {
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    int64_t left = until - clock_real();
    struct timespec time = {0, left > 0 ? left * 1000 : 0};
    sigtimedwait(&child, NULL, &time);
}

void loop_run(struct tracer *tracer) {
    int64_t look = clock_real() + TICK, linger = INT64_MAX;
    tracer->system_v_before = watch_system_v_memory();
    bool killed = false;
    while (tracer->tasks.alive.count) {
        while (take_report(tracer))
            ;
        struct task *task;
        while ((task = tracer->schedule->next(&tracer->tasks)))
            resume(task);
        if (clock_real() >= look) {
            watch_limits(tracer);
            look = clock_real() + TICK;
        }
        if (linger == INT64_MAX && tracer->tasks.processes.items[0]->ended)
            linger = clock_real() + LINGER;
        if (tracer->ending || clock_real() >= linger) {
            end_all(tracer, tracer->ending && !killed);
            tracer->ending = killed = true;
        }
        if (tracer->tasks.alive.count)
            wait_for_report(look);
    }
}
