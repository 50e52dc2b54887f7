// SPDX-License-Identifier: MIT
// Calls that send signals, collect children and set names, and what is noted of the lives of
// processes.
#include "tracer/decode.h"
#include "tracer/memory.h"

#include "base/cleanup.h"
#include "hooks/point.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

// --- births

// Under the real clock all that run may do so at once, so whoever may be born is counted before.
enum action enter_birth(struct tracer *tracer, struct task *task, int64_t *out_result) {
    int64_t count = (int64_t)tracer->tasks.alive.count;
    task->bears = true;
    ARRAY_EACH(other, &tracer->tasks.alive)
        count += (*other)->bears;
    if (count <= tracer->job->limits.processes)
        return GO;
    tracer_limit(tracer, task->process->number, "processes", tracer->job->limits.processes);
    *out_result = -EAGAIN;
    return SKIP;
}

// --- signals

static void note_send(struct tracer *tracer, struct task *task, struct process *target,
                      int signal) {
    task->sends = true;
    task->kills |= signal == SIGKILL;
    if (signal == SIGKILL && !target->ended && target->killed_by == PROCESS_UNKNOWN)
        target->killed_by = task->process->number;
    tracer_note(tracer, task->process->number,
                (struct event){.kind = EVENT_send, .other = target->number, .signal = signal});
}

static void send_to(struct tracer *tracer, struct task *task, int pid, int signal) {
    if (pid > 0) {
        const struct task *one = tasks_find(&tracer->tasks, pid);
        struct process *target = one ? one->process : tasks_process(&tracer->tasks, pid);
        if (target && !target->waited)
            note_send(tracer, task, target, signal);
        return;
    }
    pid_t group = pid == 0 ? getpgid(task->process->pid) : -pid;
    ARRAY_EACH(target, &tracer->tasks.processes) {
        bool meant = pid == -1 ? *target != task->process : getpgid((*target)->pid) == group;
        if (!(*target)->ended && meant)
            note_send(tracer, task, *target, signal);
    }
}

// Noted at the entry, so that it stands before what it brings about. Only receivers that exist
// count.
static enum action enter_send(struct tracer *tracer, struct task *task, int pid, int signal) {
    if (signal == 0)
        note_found_nothing(tracer, task); // it asks whether there is such a process
    else if (signal > 0 && signal <= SIGRTMAX)
        send_to(tracer, task, pid, signal);
    return signal == SIGCONT ? GO_TO_EXIT : GO;
}

enum action enter_kill(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    return enter_send(tracer, task, (int)task->arguments[0], (int)task->arguments[1]);
}

enum action enter_tgkill(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    return enter_send(tracer, task, (int)task->arguments[0], (int)task->arguments[2]);
}

enum action enter_pidfd_send_signal(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    char path[64], line[128];
    snprintf(path, sizeof path, "/proc/%d/fdinfo/%d", task->tid, (int)task->arguments[0]);
    CLEANUP_FILE FILE *file = fopen(path, "re");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, "Pid:", 4) == 0)
            return enter_send(tracer, task, atoi(line + 4), (int)task->arguments[1]);
    return GO;
}

void note_signal(struct tracer *tracer, struct process *process, int signal, int sender) {
    process->signalled = signal;
    process->signalled_by = sender;
    tracer_note(tracer, process->number,
                (struct event){.kind = EVENT_signal, .signal = signal, .other = sender});
}

// --- names

bool has_new_name(struct process *process) {
    char path[64], name[64];
    snprintf(path, sizeof path, "/proc/%d/comm", process->pid);
    CLEANUP_FILE FILE *file = fopen(path, "re");
    size_t size = file ? fread(name, 1, NAME_SIZE, file) : 0;
    if (!size)
        return false; // it is gone
    while (size && name[size - 1] == '\n')
        size--;
    name[size] = '\0';
    bool same = strcmp(name, process->name) == 0;
    memcpy(process->name, name, size + 1);
    return !same;
}

static void tell_name(struct tracer *tracer, const struct process *process) {
    tracer_note(tracer, process->number,
                (struct event){.kind = EVENT_name, .data = text_of(process->name)});
}

void note_name(struct tracer *tracer, struct process *process) {
    if (has_new_name(process))
        tell_name(tracer, process);
}

enum {
    MOST_IDLE = 32,      // points in a row, after which it lets others go first
    MOST_POLLING = 2000, // after which the time goes on
    MOST_POINTS = 512,   // points in a row, likewise, found it something new or not
    MOST_SPINNING = 4096,
};

// Between two steps of its own code. Where it has long found nothing new it waits for others, in a
// loop; and nobody goes on for ever without any other call while others could.
static void choose_anew(struct tracer *tracer, struct task *task) {
    task->points++;
    task->idle_points = task->arguments[1] ? 0 : task->idle_points + 1;
    task->yields = task->idle_points > MOST_IDLE || task->points % MOST_POINTS == 0;
    if (task->idle_points > MOST_POLLING)
        tracer_idle(tracer, task, CLOCK_ASKED);
    else if (task->points > MOST_SPINNING)
        tracer_idle(tracer, task, CLOCK_SPUN);
}

enum action enter_prctl(struct tracer *tracer, struct task *task, int64_t *out_result) {
    if ((uint32_t)task->arguments[0] != HOOKS_POINT)
        return GO_TO_EXIT;
    choose_anew(tracer, task);
    *out_result = -EINVAL;
    return SKIP;
}

void exit_prctl(struct tracer *tracer, struct task *task, int64_t result) {
    if (result == 0)
        note_name(tracer, task->process);
}

void note_exec(struct tracer *tracer, struct process *process) {
    char path[64], program[4096];
    snprintf(path, sizeof path, "/proc/%d/exe", process->pid);
    ssize_t size = readlink(path, program, sizeof program);
    tracer_note(tracer, process->number,
                (struct event){.kind = EVENT_exec, .path = {program, size < 0 ? 0 : (size_t)size}});
    has_new_name(process);
    tell_name(tracer, process);
    process->report = 0;
}

// --- ends

static void note_wait(struct tracer *tracer, const struct task *task, struct process *child) {
    if (!child || !child->ended || child->waited)
        return; // a stop or a continuation, not an end
    child->waited = true;
    task->process->children_told += child->cpu_told + child->children_told;
    tracer_note(tracer, task->process->number,
                (struct event){.kind = EVENT_wait, .other = child->number});
}

// Where SIGCHLD is ignored, a wait lasts until all children have ended and then finds none: that is
// waiting, too.
static void note_vanished(struct tracer *tracer, const struct task *task) {
    ARRAY_EACH(child, &tracer->tasks.processes)
        if ((*child)->parent == task->process->number && kill((*child)->pid, 0) && errno == ESRCH)
            note_wait(tracer, task, *child);
}

// A stop or a continuation was collected, of a child that may have ended since.
static bool is_no_end(pid_t tid, uint64_t status_address) {
    int status;
    return status_address && memory_copy(tid, status_address, &status, sizeof status) &&
           (WIFSTOPPED(status) || WIFCONTINUED(status));
}

void exit_wait4(struct tracer *tracer, struct task *task, int64_t result) {
    const struct rusage none = {0};
    if (tracer->clock.own && result > 0 && task->arguments[3])
        memory_write(task->tid, task->arguments[3], &none, sizeof none);
    if (result == 0)
        note_found_nothing(tracer, task);
    if (result > 0 && !is_no_end(task->tid, task->arguments[1]))
        note_wait(tracer, task, tasks_process(&tracer->tasks, (pid_t)result));
    else if (result == -ECHILD)
        note_vanished(tracer, task);
}

void exit_waitid(struct tracer *tracer, struct task *task, int64_t result) {
    siginfo_t found;
    if (result == -ECHILD)
        note_vanished(tracer, task);
    if (result != 0 || task->arguments[3] & WNOWAIT)
        return;
    if (!task->arguments[2]) {
        note_vanished(tracer, task); // it did not ask whose end it was
        return;
    }
    if (!memory_copy(task->tid, task->arguments[2], &found, sizeof found))
        return;
    if (found.si_pid == 0)
        note_found_nothing(tracer, task); // WNOHANG
    else if (found.si_code != CLD_STOPPED && found.si_code != CLD_CONTINUED)
        note_wait(tracer, task, tasks_process(&tracer->tasks, found.si_pid));
}

void note_exit(struct tracer *tracer, struct process *process, int wait_status) {
    struct event event = {.kind = EVENT_exit, .status = -1, .other = PROCESS_UNKNOWN};
    process->ended = true;
    if (WIFEXITED(wait_status)) {
        event.status = WEXITSTATUS(wait_status);
    } else {
        event.signal = WTERMSIG(wait_status);
        if (event.signal == SIGKILL)
            event.other = process->killed_by;
        else if (event.signal == process->signalled)
            event.other = process->signalled_by;
    }
    tracer_note(tracer, process->number, event);
}
