// SPDX-License-Identifier: MIT
// The table of system calls of interest, and what all of them have in common: limits of time, and
// calls that a signal interrupts (theory of operation: stops.c).
#include "tracer/decode.h"

#include "tracer/arch.h"
#include "tracer/fault.h"
#include "tracer/meddling.h"
#include "tracer/memory.h"
#include "tracer/moment.h"
#include "tracer/wakes.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>

enum {
    ERESTARTSYS = 512, // the first and the last of the kernel's own codes, which are in no header
                       // of the system's
    ERESTART_RESTARTBLOCK = 516,
};

const struct call calls[] = {
#define CALL(name, enter, exit) {SYS_##name, true, true, enter, exit},
#define OWN_TIME(name, enter, exit) {SYS_##name, true, false, enter, exit},
#define REAL_TIME(name, enter, exit) {SYS_##name, false, true, enter, exit},
#include "tracer/calls.def"
#undef CALL
#undef OWN_TIME
#undef REAL_TIME
};
const size_t call_count = sizeof calls / sizeof *calls;

enum { MOST_NUMBER = 1024 }; // of a system call

const struct call *call_numbered(int64_t number) {
    static const struct call *rows[MOST_NUMBER]; // it is asked twice a call
    for (size_t i = call_count; !rows[calls[0].number] && i-- > 0;)
        rows[calls[i].number] = &calls[i];
    return number >= 0 && number < MOST_NUMBER ? rows[number] : NULL;
}

enum action enter_to_exit(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)tracer;
    (void)task;
    (void)out_result;
    return GO_TO_EXIT;
}

enum action enter_go(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)tracer;
    (void)task;
    (void)out_result;
    return GO;
}

void exit_nothing(struct tracer *tracer, struct task *task, int64_t result) {
    (void)tracer;
    (void)task;
    (void)result;
}

void exit_open(struct tracer *tracer, struct task *task, int64_t result) {
    if (result >= 0)
        meddling_look(tracer, task, (int)result);
}

// What is unlocked may be locked again before those who were woken by it have run. And who was
// continued tells its parent so by itself, on its way to its next stop: where that parent is the
// sender, the signal is there before it goes on.
void exit_look(struct tracer *tracer, struct task *task, int64_t result) {
    (void)task;
    (void)result;
    tracer->must_look = true;
}

// --- entry

// The bytes behind each unit that a call counts, which may be cut short by a signal; 0 for other
// calls. Where it goes on is in its argument 1, how much is left in its argument 2.
static size_t partial_unit(const struct task *task) {
    switch (task->call) {
    case SYS_write:
        return 1;
    case SYS_sendto:
        return task->arguments[3] & MSG_DONTWAIT ? 0 : 1;
    case SYS_recvmmsg:
    case SYS_sendmmsg:
        return task->arguments[3] & (MSG_DONTWAIT | MSG_WAITFORONE) ? 0 : sizeof(struct mmsghdr);
    default:
        return 0;
    }
}

// A call that goes on where it was cut short has its own arguments again.
static void restore_arguments(struct task *task) {
    task->arguments[1] -= (uint64_t)task->partly * partial_unit(task);
    task->arguments[2] += (uint64_t)task->partly;
}

void decode_entry(struct tracer *tracer, struct task *task, int64_t number,
                  const uint64_t *arguments) {
    const struct call *call = call_numbered(number);
    if (!call)
        return;
    bool repeats = task->repeats && task->call == number;
    task->bears = false;
    if (number != SYS_prctl)
        task->points = task->idle_points = 0;
    task->call = number;
    memcpy(task->arguments, arguments, sizeof task->arguments);
    if (!repeats) {
        task->deadline = CLOCK_NEVER;
        task->partly = 0;
    } else if (task->partly) {
        restore_arguments(task);
    }
    task->repeats = repeats;
    task->timer = NULL;
    task->limit_argument = -1;
    task->interrupted_result = 0;
    task->expired = task->interrupted = task->rewound = task->yields = false;
    task->sends = task->kills = task->passes = false;
    task->wakes = NULL;
    task->line = 0;
    int64_t result = 0;
    tracer_idle(tracer, task, CLOCK_CALLED);
    enum action action = SKIP;
    if (!fault_fails(tracer, task, &result)) {
        action = call->enter(tracer, task, &result);
        action = fault_disturbs(tracer, task, action, &result);
    }
    task->repeats = false;
    task->wants_exit = action == GO_TO_EXIT;
    if (action == SKIP) {
        arch_skip_call(task->tid, result);
        task->wakes = NULL;
    }
    if (action == PARK)
        task->state = TASK_PARKED;
}

void decode_limit(struct task *task, struct limit limit) {
    if (!task->repeats || limit.restarts_anew)
        task->deadline = limit.deadline;
    task->timeout_result = limit.timeout_result;
    task->interrupted_result = limit.interrupted_result;
    task->limit_argument = limit.argument;
    if (limit.argument >= 0)
        arch_set_argument(task->tid, limit.argument, limit.endless);
}

// --- what is pending

enum pending { PENDING_NONE, PENDING_IGNORED, PENDING_EFFECTIVE };

// What interrupts the task: nothing, signals that it ignores, or others.
static enum pending what_is_pending(const struct task *task) {
    struct signals signals;
    task_signals(task->tid, &signals);
    uint64_t pending = (signals.pending | signals.shared) & ~signals.blocked;
    for (int signal = 1; signal <= SIGRTMAX; signal++)
        if (pending >> (signal - 1) & 1 && !signals_ignore(&signals, signal))
            return PENDING_EFFECTIVE;
    return pending ? PENDING_IGNORED : PENDING_NONE;
}

static bool only_ignored(const struct task *task) {
    return what_is_pending(task) == PENDING_IGNORED;
}

// It may have stood before its call for long: what the call does to others comes now.
static void take_effect(struct tracer *tracer, struct task *task) {
    tracer->signals_sent |= task->sends;
    ARRAY_EACH(process, &tracer->tasks.processes)
        (*process)->doubted |= task->kills;
    task->sends = task->kills = false;
}

void decode_go(struct tracer *tracer, struct task *task) {
    take_effect(tracer, task);
    wakes_begin(tracer, task);
#ifdef SYS_pause
    if (!task->wants_exit || task->call != SYS_pause || what_is_pending(task) != PENDING_EFFECTIVE)
        return;
    arch_repeat_call(task->tid, task->call, task->arguments[0]);
    task->wants_exit = false;
#else
    (void)task;
#endif
}

// --- end

static void repeat(struct task *task) {
    arch_repeat_call(task->tid, task->call, task->arguments[0]);
    task->repeats = task->rewound = true;
}

static bool is_interrupted(int64_t result) {
    return result <= -ERESTARTSYS && result >= -ERESTART_RESTARTBLOCK;
}

// A call that ended before its last byte or message, for no reason that the program should see: it
// goes on.
static bool continue_call(struct task *task, int64_t result) {
    int64_t left = (int64_t)task->arguments[2] - task->partly;
    bool stuck = task->partly && (is_interrupted(result) || result == -EINTR);
    if (!partial_unit(task) || (result <= 0 && !stuck) || result >= left ||
        descriptor_flags(task->tid, (int)task->arguments[0]) & O_NONBLOCK)
        return false;
    // recvmmsg leaves its interruption behind as the socket's error, which the next one meets.
    enum pending pending = what_is_pending(task);
    if (pending == PENDING_EFFECTIVE || (pending == PENDING_NONE && !stuck))
        return false;
    task->partly += stuck ? 0 : result;
    repeat(task);
    arch_set_argument(task->tid, 1,
                      task->arguments[1] + (uint64_t)task->partly * partial_unit(task));
    arch_set_argument(task->tid, 2, task->arguments[2] - (uint64_t)task->partly);
    return true;
}

static int64_t end_continued(const struct task *task, int64_t result) {
    arch_set_argument(task->tid, 1, task->arguments[1]);
    arch_set_argument(task->tid, 2, task->arguments[2]);
    int64_t sum = task->partly + (result > 0 ? result : 0);
    arch_set_result(task->tid, sum, true);
    return sum;
}

// Ends with what the kernel would have made of it, had it known the limit.
static void end_interrupted(struct tracer *tracer, struct task *task, const struct call *call,
                            int64_t result) {
    if (task->interrupted_result == -EINTR && only_ignored(task)) {
        repeat(task);
        return;
    }
    task->repeats = task->deadline != CLOCK_NEVER;
    // Else the kernel would go on in a call of its own, whose end nobody sees.
    if (tracer->clock.own && result == -ERESTART_RESTARTBLOCK && !task->interrupted_result)
        task->interrupted_result = REPEATED_OR_INTERRUPTED;
    if (task->interrupted_result)
        arch_set_result(task->tid, task->interrupted_result, task->interrupted_result == -EINTR);
    call->exit(tracer, task, -EINTR);
}

int decode_channel(const struct task *task) {
    const struct call *call = call_numbered(task->call);
    if (!task->wants_exit || !call)
        return 0;
    return call->exit == exit_read ? task->peer : call->exit == exit_write ? task->channel : 0;
}

void decode_end(struct tracer *tracer, struct task *task, int64_t result) {
    const struct call *call = call_numbered(task->call);
    bool interrupted = is_interrupted(result);
    task->line = 0;
    fault_end(task);
    if (task->limit_argument >= 0)
        arch_set_argument(task->tid, task->limit_argument, task->arguments[task->limit_argument]);
    if (task->expired && (interrupted || result == -EINTR)) {
        result = task->timeout_result;
        arch_set_result(task->tid, result, true);
    } else if (interrupted && !task->partly) {
        end_interrupted(tracer, task, call, result);
        return;
    } else if (result == -EINTR && !task->partly && only_ignored(task)) {
        repeat(task);
        return;
    }
    if (continue_call(task, result))
        return;
    if (task->partly)
        result = end_continued(task, result);
    if (result == -EAGAIN && !task->expired) {
        task->yields = true; // it asks for what others have to bring about
        tracer_idle(tracer, task, CLOCK_ASKED);
    }
    call->exit(tracer, task, result);
}

// --- signals, and the end of a sleep

// A signal that is caught ends a call that was to be repeated.
static void leave(struct tracer *tracer, struct task *task) {
    if (!task->partly) {
        arch_leave_call(task->tid, task->interrupted ? task->interrupted_result : -EINTR);
        return;
    }
    arch_set_argument(task->tid, 1, task->arguments[1]);
    arch_set_argument(task->tid, 2, task->arguments[2]);
    arch_leave_call(task->tid, task->partly);
    const struct call *call = call_numbered(task->call);
    call->exit(tracer, task, task->partly);
}

void decode_signal(struct tracer *tracer, struct task *task, bool caught) {
    if (!caught)
        return;
    if (task->rewound)
        leave(tracer, task);
    task->interrupted = task->rewound = task->repeats = false;
}

void decode_wake(struct task *task) {
    arch_skip_call(task->tid, 0);
    task->state = TASK_READY;
}

// It stands before its sleep again, which goes on unless the signal is caught. A relative one tells
// how much of it is left.
void decode_interrupt_sleep(struct tracer *tracer, struct task *task) {
    bool absolute = task->call == SYS_clock_nanosleep && task->arguments[1] & TIMER_ABSTIME;
    uint64_t place = task->arguments[task->call == SYS_nanosleep ? 1 : 3];
    struct timespec left = moment_timespec(task->deadline - clock_now(&tracer->clock));
    bool told = absolute || !place || memory_write(task->tid, place, &left, sizeof left);
    task->interrupted_result = told ? -EINTR : -EFAULT;
    task->interrupted = true;
    task->state = TASK_READY;
    repeat(task);
}
