// SPDX-License-Identifier: MIT
// The program's timers under the virtual clock.
#include "tracer/timer.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
    ALARM_ID = -1, // sent with the signal of an alarm, which the system lets nobody send as it is
    FIRST_QUEUED = 32, // of the signals, of which several can wait
};

// --- those that run: each is due no later than the two at twice its place

static bool is_earlier(const struct timer *one, const struct timer *two) {
    return one->due < two->due || (one->due == two->due && one->serial < two->serial);
}

static void put(struct timers *timers, struct timer *timer, size_t place) {
    timers->running.items[place - 1] = timer;
    timer->place = place;
}

// To where it belongs, from a place whose timer is gone.
static void settle(struct timers *timers, struct timer *timer, size_t place) {
    struct timer **items = timers->running.items;
    for (; place > 1 && is_earlier(timer, items[place / 2 - 1]); place /= 2)
        put(timers, items[place / 2 - 1], place);
    for (size_t next; (next = 2 * place) <= timers->running.count; place = next) {
        if (next < timers->running.count && is_earlier(items[next], items[next - 1]))
            next++;
        if (!is_earlier(items[next - 1], timer))
            break;
        put(timers, items[next - 1], place);
    }
    put(timers, timer, place);
}

static void run(struct timers *timers, struct timer *timer) {
    if (timer->due == CLOCK_NEVER)
        return;
    *ARRAY_ADD(timers->arena, &timers->running) = timer;
    settle(timers, timer, timers->running.count);
}

static void stop(struct timers *timers, struct timer *timer) {
    size_t place = timer->place;
    timer->place = 0;
    if (!place)
        return;
    struct timer *last = timers->running.items[--timers->running.count];
    if (last != timer)
        settle(timers, last, place);
}

struct timer *timers_first(const struct timers *timers) {
    return timers->running.count ? timers->running.items[0] : NULL;
}

int64_t timers_next(const struct timers *timers) {
    const struct timer *first = timers_first(timers);
    return first ? first->due : CLOCK_NEVER;
}

// --- all

static struct timer **list_of(struct timers *timers, struct process *process) {
    return process ? &process->timers : &timers->descriptors;
}

struct timer *timers_add(struct timers *timers, enum timer_kind kind, struct process *process) {
    struct timer **list = list_of(timers, process), *timer = timers->unused;
    if (timer)
        timers->unused = timer->next;
    else
        timer = ARENA_NEW(timers->arena, struct timer);
    *timer = (struct timer){.kind = kind,
                            .process = process,
                            .next = *list,
                            .serial = timers->made++,
                            .due = CLOCK_NEVER,
                            .fd = -1};
    timers->descriptor_count += kind == TIMER_DESCRIPTOR;
    return *list = timer;
}

void timers_remove(struct timers *timers, struct timer *timer) {
    struct timer **link = list_of(timers, timer->process);
    while (*link != timer)
        link = &(*link)->next;
    *link = timer->next;
    stop(timers, timer);
    timers->descriptor_count -= timer->kind == TIMER_DESCRIPTOR;
    if (timer->fd >= 0)
        close(timer->fd);
    timer->next = timers->unused;
    timers->unused = timer;
}

struct timer *timers_find(const struct timers *timers, enum timer_kind kind,
                          const struct process *process, int id) {
    struct timer *timer = process ? process->timers : timers->descriptors;
    while (timer && (timer->kind != kind || timer->id != id))
        timer = timer->next;
    return timer;
}

void timers_forget(struct timers *timers, struct process *process, bool keeps_alarm) {
    for (struct timer *timer = process->timers, *next; timer; timer = next) {
        next = timer->next;
        if (!keeps_alarm || timer->kind != TIMER_ALARM)
            timers_remove(timers, timer);
    }
}

// --- one

void timers_arm(struct timers *timers, struct timer *timer, int64_t due, int64_t interval) {
    stop(timers, timer);
    timer->due = due;
    timer->interval = interval;
    timer->told = TIMER_QUIET;
    if (timer->signal || timer->kind == TIMER_DESCRIPTOR) // else nobody is told
        run(timers, timer);
}

int64_t timer_left(const struct timer *timer, int64_t now) {
    int64_t left = timer->due - now;
    bool rests = !timer->place;
    if (timer->due == CLOCK_NEVER || (rests && timer->kind == TIMER_ALARM))
        return 0;
    if (left > 0)
        return left;
    return !rests ? 1 : timer->interval ? timer->interval - -left % timer->interval : 0;
}

// How often it should have expired by now and has not; it is due anew behind that.
static int64_t pass(struct timer *timer, int64_t now) {
    if (timer->due > now)
        return 0;
    int64_t count = 1 + (timer->interval ? (now - timer->due) / timer->interval : 0);
    timer->due = timer->interval ? timer->due + count * timer->interval : CLOCK_NEVER;
    return count;
}

// The system keeps room for a timer's signal from the timer's making on, so the program's own limit
// on waiting signals does not hold for it. False where even the user has no room left.
static bool queue(const struct timer *timer, siginfo_t *info) {
    pid_t pid = timer->process->pid;
    struct rlimit limit;
    bool is_lower =
        prlimit(pid, RLIMIT_SIGPENDING, NULL, &limit) == 0 && limit.rlim_cur < limit.rlim_max;
    if (is_lower)
        prlimit(pid, RLIMIT_SIGPENDING, &(struct rlimit){limit.rlim_max, limit.rlim_max}, NULL);
    long result = timer->thread
                      ? syscall(SYS_rt_tgsigqueueinfo, pid, timer->thread, timer->signal, info)
                      : syscall(SYS_rt_sigqueueinfo, pid, timer->signal, info);
    bool queued = result == 0 || errno != EAGAIN;
    if (is_lower)
        prlimit(pid, RLIMIT_SIGPENDING, &limit, NULL);
    return queued;
}

// Sent with a code of the system's own, so that no process seems to have sent it. Where it can not
// be sent now it is held, and sent before the clock goes on.
static void send(struct timer *timer) {
    siginfo_t info;
    memset(&info, 0, sizeof info);
    info.si_signo = timer->signal;
    info.si_code = SI_TIMER;
    info.si_timerid = timer->kind == TIMER_ALARM ? ALARM_ID : timer->id;
    info.si_value.sival_ptr = (void *)(uintptr_t)timer->value;
    bool sent = queue(timer, &info);
    timer->told = sent ? TIMER_SENT : TIMER_HELD;
    timer->process->acted |= !sent;
}

static void look_at_signals(const struct timer *timer, struct signals *out_signals) {
    task_signals(timer->thread ? timer->thread : timer->process->pid, out_signals);
}

static bool is_pending(const struct timer *timer, const struct signals *signals) {
    return (signals->pending | signals->shared) >> (timer->signal - 1) & 1;
}

// One that is blocked may still be waited for; while it is, it does not look blocked.
static bool is_ignored(const struct timer *timer, const struct signals *signals) {
    return signals_ignore(signals, timer->signal) &&
           !(signals->blocked >> (timer->signal - 1) & 1) && !timer->process->awaits;
}

static void add_to_descriptor(const struct timer *timer, int64_t count) {
    uint64_t bytes = (uint64_t)count;
    if (count && write(timer->fd, &bytes, sizeof bytes) < 0) {
        // It is full, which takes more expirations than there can be.
    }
}

// --- expiry

static void expire(struct timer *timer, int64_t now) {
    struct signals signals;
    int64_t count = pass(timer, now);
    timer->missed = count - 1;
    if (timer->kind == TIMER_DESCRIPTOR) {
        add_to_descriptor(timer, count);
        return;
    }
    look_at_signals(timer, &signals);
    if (is_ignored(timer, &signals))
        timer->told = TIMER_SENT; // for nothing
    else if (timer->kind == TIMER_SIGNAL && timer->signal < FIRST_QUEUED &&
             is_pending(timer, &signals))
        timer->told = TIMER_HELD;
    else
        send(timer);
}

bool timers_fire(struct timers *timers, int64_t now) {
    bool any = false;
    struct timer *timer;
    while ((timer = timers_first(timers)) && timer->due <= now) {
        stop(timers, timer);
        expire(timer, now);
        any = true;
    }
    return any;
}

// --- the end of a rest

void timers_resume(struct timers *timers, struct timer *timer, int64_t now) {
    if (timer->place || timer->due == CLOCK_NEVER)
        return;
    timer->told = TIMER_QUIET;
    add_to_descriptor(timer, pass(timer, now));
    run(timers, timer);
}

void timers_hold(struct timers *timers, struct timer *timer) {
    stop(timers, timer);
    timer->told = TIMER_HELD;
}

static void take(struct timers *timers, struct timer *timer, int64_t now) {
    timer->told = TIMER_QUIET;
    timer->missed += pass(timer, now);
    timer->overrun = timer->missed < INT_MAX ? (int)timer->missed : INT_MAX;
    run(timers, timer);
}

// Of those whose signal has to wait for others of its number, the oldest one.
static bool send_held(struct process *process, int signal) {
    struct timer *oldest = NULL;
    for (struct timer *timer = process->timers; timer; timer = timer->next)
        if (timer->told == TIMER_HELD && timer->signal == signal)
            oldest = timer;
    if (oldest)
        send(oldest);
    return oldest;
}

bool timers_taken(struct timers *timers, struct process *process, int64_t now, siginfo_t *info) {
    int signal = info->si_signo;
    bool sent = info->si_code == SI_TIMER;
    struct timer *timer =
                     sent ? timers_find(timers, TIMER_SIGNAL, process, info->si_timerid) : NULL,
                 *alarm = signal == SIGALRM ? timers_find(timers, TIMER_ALARM, process, 0) : NULL;
    if (timer && timer->told == TIMER_SENT)
        take(timers, timer, now);
    if (alarm && alarm->told == TIMER_SENT) // whoever sent it: those that wait are one
        take(timers, alarm, now);
    if (timer)
        info->si_overrun = timer->overrun;
    else if (sent && info->si_timerid == ALARM_ID)
        *info = (siginfo_t){.si_signo = signal, .si_code = SI_KERNEL};
    return send_held(process, signal);
}

bool timers_look(struct timers *timers, struct process *process, int64_t now) {
    bool sent = false, looked = false;
    struct signals shared, own;
    for (struct timer *timer = process->timers; timer; timer = timer->next) {
        if (timer->told == TIMER_QUIET)
            continue;
        if (timer->thread || !looked)
            look_at_signals(timer, timer->thread ? &own : &shared);
        looked |= !timer->thread;
        const struct signals *signals = timer->thread ? &own : &shared;
        if (is_pending(timer, signals) || is_ignored(timer, signals))
            continue;
        if (timer->told == TIMER_SENT)
            take(timers, timer, now);
        else
            sent |= send_held(process, timer->signal);
    }
    return sent;
}
