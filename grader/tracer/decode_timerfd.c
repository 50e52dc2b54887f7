// SPDX-License-Identifier: MIT
// Timers that are descriptors.
//
// The tracer's own copy keeps the eventfd alive. Whether any process still has it open is known by
// looking through what all of them have open, before such a timer's time is used, and when there
// are many. One that nobody has, perhaps because it is under way through a socket, is held back.
#include "tracer/arch.h"
#include "tracer/decode.h"
#include "tracer/decode_timer.h"
#include "tracer/memory.h"
#include "tracer/moment.h"

#include "base/cleanup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

enum { BOUND = 64 }; // so many are not looked through

struct timer *timerfd_at(const struct tracer *tracer, const struct task *task, int fd) {
    int id = tracer->timers.descriptors ? descriptor_eventfd(task->tid, fd) : -1;
    return id < 0 ? NULL : timers_find(&tracer->timers, TIMER_DESCRIPTOR, NULL, id);
}

// --- who has them open

static void mark_open(const struct tracer *tracer, const struct task *task, int fd) {
    struct timer *timer = timerfd_at(tracer, task, fd);
    if (!timer)
        return;
    timer->open = true;
    timer->holder = task->tid;
    timer->held_as = fd;
}

static void look_for_all(const struct tracer *tracer) {
    for (struct timer *timer = tracer->timers.descriptors; timer; timer = timer->next)
        timer->open = false;
    ARRAY_EACH(item, &tracer->tasks.alive) {
        const struct task *task = *item;
        char path[64];
        snprintf(path, sizeof path, "/proc/%d/fd", task->tid);
        CLEANUP_DIR DIR *folder = opendir(path);
        struct dirent *entry;
        while (folder && (entry = readdir(folder))) {
            struct descriptor at;
            int fd = atoi(entry->d_name);
            if (*entry->d_name != '.' && descriptor_look(task->tid, fd, &at) &&
                !(at.mode & S_IFMT)) // no file, pipe or socket
                mark_open(tracer, task, fd);
        }
        if (task->timer) // it reads one that another task may have closed
            task->timer->open = true;
    }
}

static bool is_where_it_was(const struct timer *timer) {
    return timer->holder && descriptor_eventfd(timer->holder, timer->held_as) == timer->id;
}

bool timerfds_look(struct tracer *tracer) {
    struct timers *timers = &tracer->timers;
    struct timer *timer;
    bool looked = false, resumed = false;
    for (timer = timers->descriptors; timer; timer = timer->next)
        if (timer->told == TIMER_HELD) {
            if (!looked)
                look_for_all(tracer);
            looked = true;
            if (timer->open)
                timers_resume(timers, timer, clock_now(&tracer->clock));
            resumed |= timer->open;
        }
    while ((timer = timers_first(timers)) && timer->kind == TIMER_DESCRIPTOR &&
           !is_where_it_was(timer)) {
        if (!looked)
            look_for_all(tracer);
        looked = true;
        if (timer->open)
            break;
        timers_hold(timers, timer);
    }
    return resumed;
}

static void remove_closed(struct tracer *tracer) {
    struct timers *timers = &tracer->timers;
    look_for_all(tracer);
    for (struct timer *timer = timers->descriptors, *next; timer; timer = next) {
        next = timer->next;
        if (!timer->open)
            timers_remove(timers, timer);
    }
    timers->descriptor_bound = 2 * timers->descriptor_count;
}

// --- calls

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

static int copy_descriptor(pid_t pid, int fd) {
    CLEANUP_FD int process = (int)syscall(SYS_pidfd_open, pid, 0);
    return process < 0 ? -1 : (int)syscall(SYS_pidfd_getfd, process, fd, 0);
}

void exit_timerfd_create(struct tracer *tracer, struct task *task, int64_t result) {
    struct timers *timers = &tracer->timers;
    arch_set_argument(task->tid, 0, task->arguments[0]);
    if (result < 0)
        return;
    arch_set_result(task->tid, result, false);
    if (timers->descriptor_count >= BOUND && timers->descriptor_count >= timers->descriptor_bound)
        remove_closed(tracer);
    struct timer *timer = timers_add(timers, TIMER_DESCRIPTOR, NULL);
    timer->clock = (clockid_t)task->arguments[0];
    timer->id = descriptor_eventfd(task->tid, (int)result);
    timer->fd = copy_descriptor(task->process->pid, (int)result);
    timer->holder = task->tid;
    timer->held_as = (int)result;
    if (timer->fd < 0)
        tracer_limit(tracer, task->process->number, "timerfd", 0);
}

static struct timer *timer_of_call(struct tracer *tracer, const struct task *task,
                                   int64_t *out_result) {
    struct descriptor at;
    int fd = (int)task->arguments[0];
    struct timer *timer = timerfd_at(tracer, task, fd);
    if (timer)
        timers_resume(&tracer->timers, timer, clock_now(&tracer->clock));
    else
        *out_result = descriptor_look(task->tid, fd, &at) ? -EINVAL : -EBADF;
    return timer;
}

// Expirations that nobody has read are forgotten.
static void empty(const struct timer *timer) {
    struct pollfd polled = {timer->fd, POLLIN, 0};
    uint64_t count;
    if (poll(&polled, 1, 0) == 1 && read(timer->fd, &count, sizeof count) < 0)
        return;
}

enum action enter_timerfd_settime(struct tracer *tracer, struct task *task, int64_t *out_result) {
    struct timer *timer = timer_of_call(tracer, task, out_result);
    if (!timer)
        return SKIP;
    enum action action = timer_set(tracer, task, timer, out_result);
    if (*out_result == 0)
        empty(timer);
    return action;
}

enum action enter_timerfd_gettime(struct tracer *tracer, struct task *task, int64_t *out_result) {
    struct timer *timer = timer_of_call(tracer, task, out_result);
    return timer ? timer_tell(tracer, task, timer, task->arguments[1], out_result) : SKIP;
}
