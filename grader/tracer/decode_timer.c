// SPDX-License-Identifier: MIT
// Calls that set the program's timers; none of them enters the kernel under the virtual clock, but
// for the making of a timerfd.
#include "tracer/arch.h"
#include "tracer/decode.h"
#include "tracer/memory.h"
#include "tracer/moment.h"

#include "base/cleanup.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <unistd.h>

enum {
    MOST_TIMERS = 1024, // of a process, as the system would set a bound
    FIRST_ID = 1 << 20, // the kernel's own, of processor time, are lower
};

static int64_t left(const struct tracer *tracer, const struct timer *timer) {
    if (timer->due == CLOCK_NEVER)
        return 0;
    int64_t left = timer->due - clock_now(&tracer->clock);
    return left > 0 ? left : 1;
}

// --- alarm and setitimer: one timer a process

static struct timer *alarm_of(struct tracer *tracer, struct process *process) {
    struct timer *timer = timers_find(&tracer->timers, TIMER_ALARM, process, 0);
    if (timer)
        return timer;
    timer = timers_add(&tracer->timers, TIMER_ALARM, process);
    timer->signal = SIGALRM;
    return timer;
}

static void arm(const struct tracer *tracer, struct timer *timer, int64_t span, int64_t interval) {
    timer->due = span ? clock_now(&tracer->clock) + span : CLOCK_NEVER;
    timer->interval = interval;
}

enum action enter_alarm(struct tracer *tracer, struct task *task, int64_t *out_result) {
    struct timer *timer = alarm_of(tracer, task->process);
    int64_t rest = left(tracer, timer), seconds = rest / 1000000, part = rest % 1000000;
    // Rounded as the kernel does: never to 0 where it is armed.
    *out_result = seconds + (part >= 500000 || (seconds == 0 && part));
    arm(tracer, timer, (int64_t)(uint32_t)task->arguments[0] * 1000000, 0);
    return SKIP;
}

static struct itimerval interval_timer(const struct tracer *tracer, const struct timer *timer) {
    int64_t rest = left(tracer, timer);
    return (struct itimerval){
        .it_interval = {timer->interval / 1000000, timer->interval % 1000000},
        .it_value = {rest / 1000000, rest % 1000000},
    };
}

static bool span_of(const struct timeval *time, int64_t *out_span) {
    const struct timespec exact = {time->tv_sec, time->tv_usec * 1000};
    *out_span = moment_span(&exact);
    return time->tv_usec >= 0 && time->tv_usec < 1000000 && moment_valid(&exact);
}

enum action enter_setitimer(struct tracer *tracer, struct task *task, int64_t *out_result) {
    struct itimerval wanted = {0};
    int64_t span, interval;
    if ((int)task->arguments[0] != ITIMER_REAL)
        return GO; // processor time is the machine's
    if ((task->arguments[1] &&
         !memory_copy(task->tid, task->arguments[1], &wanted, sizeof wanted)) ||
        !span_of(&wanted.it_value, &span) || !span_of(&wanted.it_interval, &interval))
        return GO;
    struct timer *timer = alarm_of(tracer, task->process);
    struct itimerval old = interval_timer(tracer, timer);
    arm(tracer, timer, span, interval);
    *out_result =
        task->arguments[2] && !memory_write(task->tid, task->arguments[2], &old, sizeof old)
            ? -EFAULT
            : 0;
    return SKIP;
}

enum action enter_getitimer(struct tracer *tracer, struct task *task, int64_t *out_result) {
    if ((int)task->arguments[0] != ITIMER_REAL)
        return GO;
    struct itimerval now = interval_timer(tracer, alarm_of(tracer, task->process));
    *out_result = memory_write(task->tid, task->arguments[1], &now, sizeof now) ? 0 : -EFAULT;
    return SKIP;
}

// --- what timer_settime and timerfd_settime have in common

static struct itimerspec setting(const struct tracer *tracer, const struct timer *timer) {
    return (struct itimerspec){.it_interval = moment_timespec(timer->interval),
                               .it_value = moment_timespec(left(tracer, timer))};
}

static enum action tell(const struct tracer *tracer, const struct task *task,
                        const struct timer *timer, uint64_t place, int64_t *out_result) {
    struct itimerspec now = setting(tracer, timer);
    *out_result = place && !memory_write(task->tid, place, &now, sizeof now) ? -EFAULT : 0;
    return SKIP;
}

static enum action set(struct tracer *tracer, const struct task *task, struct timer *timer,
                       int64_t *out_result) {
    struct itimerspec wanted;
    if (!memory_copy(task->tid, task->arguments[2], &wanted, sizeof wanted)) {
        *out_result = -EFAULT;
        return SKIP;
    }
    if (!moment_valid(&wanted.it_value) || !moment_valid(&wanted.it_interval)) {
        *out_result = -EINVAL;
        return SKIP;
    }
    tell(tracer, task, timer, task->arguments[3], out_result);
    int64_t span = moment_span(&wanted.it_value);
    arm(tracer, timer, span, moment_span(&wanted.it_interval));
    if (span && task->arguments[1] & TIMER_ABSTIME)
        timer->due = moment_own(timer->clock, &wanted.it_value);
    timer->missed = timer->overrun = 0;
    return SKIP;
}

// --- timer_create

enum action enter_timer_create(struct tracer *tracer, struct task *task, int64_t *out_result) {
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
    clockid_t clock = (clockid_t)task->arguments[0];
    if (!moment_has_base(clock))
        return GO;
    if (task->arguments[1] && !memory_copy(task->tid, task->arguments[1], &event, sizeof event))
        return GO;
    int id = FIRST_ID, count = 0;
    ARRAY_EACH(other, &tracer->timers.list)
        if ((*other)->kind == TIMER_SIGNAL && (*other)->process == task->process) {
            id++;
            count += !(*other)->forgotten;
        }
    if (count >= MOST_TIMERS) {
        *out_result = -EAGAIN;
        return SKIP;
    }
    bool silent = (event.sigev_notify & ~SIGEV_THREAD_ID) == SIGEV_NONE;
    if (!silent && (event.sigev_signo <= 0 || event.sigev_signo > SIGRTMAX)) {
        *out_result = -EINVAL;
        return SKIP;
    }
    if (!memory_write(task->tid, task->arguments[2], &id, sizeof id)) {
        *out_result = -EFAULT;
        return SKIP;
    }
    struct timer *timer = timers_add(&tracer->timers, TIMER_SIGNAL, task->process);
    timer->clock = clock;
    timer->id = id;
    timer->signal = silent ? 0 : event.sigev_signo;
    timer->value =
        task->arguments[1] ? (uint64_t)(uintptr_t)event.sigev_value.sival_ptr : (uint64_t)id;
    if (event.sigev_notify & SIGEV_THREAD_ID)
        timer->thread = event._sigev_un._tid;
    return SKIP;
}

static struct timer *signal_timer(struct tracer *tracer, const struct task *task,
                                  int64_t *out_result) {
    *out_result = -EINVAL;
    return timers_find(&tracer->timers, TIMER_SIGNAL, task->process, (int)task->arguments[0]);
}

enum action enter_timer_settime(struct tracer *tracer, struct task *task, int64_t *out_result) {
    struct timer *timer = signal_timer(tracer, task, out_result);
    return timer ? set(tracer, task, timer, out_result) : GO;
}

enum action enter_timer_gettime(struct tracer *tracer, struct task *task, int64_t *out_result) {
    const struct timer *timer = signal_timer(tracer, task, out_result);
    return timer ? tell(tracer, task, timer, task->arguments[1], out_result) : GO;
}

enum action enter_timer_getoverrun(struct tracer *tracer, struct task *task, int64_t *out_result) {
    const struct timer *timer = signal_timer(tracer, task, out_result);
    if (!timer)
        return GO;
    *out_result = timer->overrun;
    return SKIP;
}

enum action enter_timer_delete(struct tracer *tracer, struct task *task, int64_t *out_result) {
    struct timer *timer = signal_timer(tracer, task, out_result);
    if (!timer)
        return GO;
    timer->forgotten = true;
    *out_result = 0;
    return SKIP;
}

// --- timerfd

enum action enter_timerfd_create(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)tracer;
    (void)out_result;
    if (!moment_has_base((clockid_t)task->arguments[0]) ||
        task->arguments[1] & ~(uint64_t)(TFD_NONBLOCK | TFD_CLOEXEC))
        return GO;
    arch_change_call(task->tid, SYS_eventfd2); // its flags have the same values
    arch_set_argument(task->tid, 0, 0);
    return GO_TO_EXIT;
}

// The kernel's number of the eventfd, or -1.
static int eventfd_id(pid_t tid, int fd) {
    char path[64], line[128];
    snprintf(path, sizeof path, "/proc/%d/fdinfo/%d", tid, fd);
    CLEANUP_FILE FILE *file = fopen(path, "re");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, "eventfd-id:", 11) == 0)
            return atoi(line + 11);
    return -1;
}

static int copy_descriptor(pid_t pid, int fd) {
    CLEANUP_FD int process = (int)syscall(SYS_pidfd_open, pid, 0);
    return process < 0 ? -1 : (int)syscall(SYS_pidfd_getfd, process, fd, 0);
}

void exit_timerfd_create(struct tracer *tracer, struct task *task, int64_t result) {
    arch_set_argument(task->tid, 0, task->arguments[0]);
    if (result < 0)
        return;
    arch_set_result(task->tid, result, false);
    struct timer *timer = timers_add(&tracer->timers, TIMER_DESCRIPTOR, NULL);
    timer->clock = (clockid_t)task->arguments[0];
    timer->id = eventfd_id(task->tid, (int)result);
    timer->fd = copy_descriptor(task->process->pid, (int)result);
    if (timer->fd < 0)
        tracer_limit(tracer, task->process->number, "timerfd", 0);
}

static struct timer *descriptor_timer(struct tracer *tracer, const struct task *task,
                                      int64_t *out_result) {
    struct descriptor at;
    int fd = (int)task->arguments[0];
    *out_result = descriptor_look(task->tid, fd, &at) ? -EINVAL : -EBADF;
    int id = eventfd_id(task->tid, fd);
    return id < 0 ? NULL : timers_find(&tracer->timers, TIMER_DESCRIPTOR, NULL, id);
}

// Expirations that nobody has read are forgotten.
static void empty(const struct timer *timer) {
    struct pollfd polled = {timer->fd, POLLIN, 0};
    uint64_t count;
    if (poll(&polled, 1, 0) == 1 && read(timer->fd, &count, sizeof count) < 0)
        return;
}

enum action enter_timerfd_settime(struct tracer *tracer, struct task *task, int64_t *out_result) {
    struct timer *timer = descriptor_timer(tracer, task, out_result);
    if (!timer)
        return SKIP;
    empty(timer);
    return set(tracer, task, timer, out_result);
}

enum action enter_timerfd_gettime(struct tracer *tracer, struct task *task, int64_t *out_result) {
    const struct timer *timer = descriptor_timer(tracer, task, out_result);
    return timer ? tell(tracer, task, timer, task->arguments[1], out_result) : SKIP;
}

void exit_rt_sigtimedwait(struct tracer *tracer, struct task *task, int64_t result) {
    siginfo_t info;
    if (!tracer->clock.own || result <= 0 || !task->arguments[1] ||
        !memory_copy(task->tid, task->arguments[1], &info, sizeof info) || info.si_code != SI_TIMER)
        return;
    info.si_overrun = timers_overrun(&tracer->timers, task->process, info.si_timerid);
    memory_write(task->tid, task->arguments[1], &info, sizeof info);
}

bool is_timer(struct tracer *tracer, const struct task *task, int fd) {
    bool any = false;
    ARRAY_EACH(timer, &tracer->timers.list)
        any |= (*timer)->kind == TIMER_DESCRIPTOR;
    int id = any ? eventfd_id(task->tid, fd) : -1;
    return id >= 0 && timers_find(&tracer->timers, TIMER_DESCRIPTOR, NULL, id);
}
