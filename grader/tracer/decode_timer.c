// SPDX-License-Identifier: MIT
// Calls that set the program's timers; none of them enters the kernel under the virtual clock.
#include "tracer/decode_timer.h"
#include "tracer/memory.h"
#include "tracer/moment.h"

#include <errno.h>
#include <signal.h>
#include <sys/time.h>

enum {
    MOST_TIMERS = 1024, // of a process, as the system would set a bound
    FIRST_ID = 1 << 20, // the kernel's own, of processor time, are lower
};

static int64_t left(const struct tracer *tracer, const struct timer *timer) {
    return timer_left(timer, clock_now(&tracer->clock));
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

static void arm(struct tracer *tracer, struct timer *timer, int64_t span, int64_t interval) {
    timers_arm(&tracer->timers, timer, span ? clock_now(&tracer->clock) + span : CLOCK_NEVER,
               interval);
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

enum action timer_tell(const struct tracer *tracer, const struct task *task,
                       const struct timer *timer, uint64_t place, int64_t *out_result) {
    struct itimerspec now = setting(tracer, timer);
    *out_result = place && !memory_write(task->tid, place, &now, sizeof now) ? -EFAULT : 0;
    return SKIP;
}

enum action timer_set(struct tracer *tracer, const struct task *task, struct timer *timer,
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
    timer_tell(tracer, task, timer, task->arguments[3], out_result);
    int64_t span = moment_span(&wanted.it_value), interval = moment_span(&wanted.it_interval);
    if (span && task->arguments[1] & TIMER_ABSTIME)
        timers_arm(&tracer->timers, timer, moment_own(timer->clock, &wanted.it_value), interval);
    else
        arm(tracer, timer, span, interval);
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
    int id = FIRST_ID + task->process->timers_made, count = 0;
    for (const struct timer *other = task->process->timers; other; other = other->next)
        count++;
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
    task->process->timers_made++;
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
    return timer ? timer_set(tracer, task, timer, out_result) : GO;
}

enum action enter_timer_gettime(struct tracer *tracer, struct task *task, int64_t *out_result) {
    const struct timer *timer = signal_timer(tracer, task, out_result);
    return timer ? timer_tell(tracer, task, timer, task->arguments[1], out_result) : GO;
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
    timers_remove(&tracer->timers, timer);
    *out_result = 0;
    return SKIP;
}

// --- signals that are taken without being delivered

static void look(struct tracer *tracer, struct process *process) {
    tracer->signals_sent |= timers_look(&tracer->timers, process, clock_now(&tracer->clock));
}

void exit_rt_sigtimedwait(struct tracer *tracer, struct task *task, int64_t result) {
    siginfo_t info;
    if (!task->process->timers || result <= 0)
        return;
    if (!task->arguments[1] || !memory_copy(task->tid, task->arguments[1], &info, sizeof info)) {
        look(tracer, task->process);
        return;
    }
    bool is_timer = info.si_code == SI_TIMER;
    tracer->signals_sent |=
        timers_taken(&tracer->timers, task->process, clock_now(&tracer->clock), &info);
    if (is_timer)
        memory_write(task->tid, task->arguments[1], &info, sizeof info);
}

bool timers_look_at_all(struct tracer *tracer) {
    ARRAY_EACH(process, &tracer->tasks.processes)
        if ((*process)->timers && (*process)->acted) {
            (*process)->acted = false;
            look(tracer, *process);
        }
    bool any = timerfds_look(tracer) || tracer->signals_sent;
    if (any)
        tracer_step(tracer);
    return any;
}
