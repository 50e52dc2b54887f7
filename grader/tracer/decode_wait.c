// SPDX-License-Identifier: MIT
// Calls that wait, most of them with a limit of time: the kernel waits without one, and the tracer
// ends the wait.
#include "tracer/decode.h"
#include "tracer/memory.h"
#include "tracer/moment.h"
#include "tracer/wakes.h"

#include <errno.h>
#include <linux/futex.h>
#include <string.h>
#include <sys/select.h>
#include <sys/sem.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>

// Reads the time that an argument points at; false where there is none, or where the kernel answers
// at once.
static bool read_limit(const struct task *task, int argument, struct timespec *out_time) {
    return task->arguments[argument] &&
           memory_copy(task->tid, task->arguments[argument], out_time, sizeof *out_time) &&
           moment_valid(out_time);
}

static int64_t in(const struct tracer *tracer, int64_t span) {
    return clock_now(&tracer->clock) + span;
}

// A limit in milliseconds; none where it is negative, and no wait where it is 0.
static enum action limit_milliseconds(struct tracer *tracer, struct task *task, int argument,
                                      int64_t interrupted_result) {
    int wanted = (int)task->arguments[argument];
    if (tracer->clock.own && wanted > 0)
        decode_limit(task, (struct limit){.argument = argument,
                                          .endless = UINT64_MAX,
                                          .deadline = in(tracer, (int64_t)wanted * 1000),
                                          .interrupted_result = interrupted_result});
    return GO_TO_EXIT;
}

// A limit that a struct timespec gives, from now on.
static enum action limit_span(struct tracer *tracer, struct task *task, struct limit limit) {
    struct timespec wanted;
    if (!tracer->clock.own || !read_limit(task, limit.argument, &wanted) ||
        (moment_span(&wanted) == 0 && !limit.zero_waits))
        return GO_TO_EXIT;
    limit.deadline = in(tracer, moment_span(&wanted));
    decode_limit(task, limit);
    return GO_TO_EXIT;
}

static enum action limit_moment(struct tracer *tracer, struct task *task, clockid_t clock,
                                struct limit limit) {
    struct timespec wanted;
    if (!tracer->clock.own || !read_limit(task, limit.argument, &wanted))
        return GO_TO_EXIT;
    limit.deadline = moment_own(clock, &wanted);
    decode_limit(task, limit);
    return GO_TO_EXIT;
}

enum action enter_poll(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    return limit_milliseconds(tracer, task, 2, REPEATED_OR_INTERRUPTED);
}

enum action enter_ppoll(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    return limit_span(tracer, task, (struct limit){.argument = 2, .restarts_anew = true});
}

enum action enter_epoll_wait(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    return limit_milliseconds(tracer, task, 3, 0);
}

enum action enter_epoll_pwait2(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    return limit_span(tracer, task, (struct limit){.argument = 3});
}

enum action enter_pselect6(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    return limit_span(tracer, task, (struct limit){.argument = 4, .restarts_anew = true});
}

enum action enter_select(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    struct timeval wanted;
    if (!tracer->clock.own || !task->arguments[4] ||
        !memory_copy(task->tid, task->arguments[4], &wanted, sizeof wanted) || wanted.tv_sec < 0 ||
        wanted.tv_usec < 0)
        return GO_TO_EXIT;
    const struct timespec exact = {wanted.tv_sec + wanted.tv_usec / 1000000,
                                   wanted.tv_usec % 1000000 * 1000};
    if (moment_span(&exact) > 0)
        decode_limit(task, (struct limit){.argument = 4,
                                          .deadline = in(tracer, moment_span(&exact)),
                                          .restarts_anew = true});
    return GO_TO_EXIT;
}

// What is added one by one lets one after the other go on.
static const char *wakes_by_set(const struct task *task) {
    struct sembuf first;
    bool read = memory_copy(task->tid, task->arguments[1], &first, sizeof first);
    return read && first.sem_op == 1 ? "one" : "many";
}

enum action enter_semop(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)tracer;
    (void)out_result;
    task->wakes = wakes_by_set(task);
    return GO_TO_EXIT;
}

enum action enter_semtimedop(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    task->wakes = wakes_by_set(task);
    return limit_span(tracer, task,
                      (struct limit){.argument = 3, .timeout_result = -EAGAIN, .zero_waits = true});
}

enum action enter_rt_sigtimedwait(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    return limit_span(tracer, task, (struct limit){.argument = 2, .timeout_result = -EAGAIN});
}

static const char *wakes_by_futex(const struct task *task) {
    int operation = (int)task->arguments[1];
    if (operation & FUTEX_PRIVATE_FLAG)
        return NULL;
    bool counts = (operation & FUTEX_CMD_MASK) != FUTEX_UNLOCK_PI;
    return counts && (uint32_t)task->arguments[2] > 1 ? "many" : "one";
}

enum action enter_futex(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    int operation = (int)task->arguments[1];
    clockid_t clock = operation & FUTEX_CLOCK_REALTIME ? CLOCK_REALTIME : CLOCK_MONOTONIC;
    struct limit limit = {.argument = 3, .timeout_result = -ETIMEDOUT};
    switch (operation & FUTEX_CMD_MASK) {
    case FUTEX_WAIT:
        limit.interrupted_result = REPEATED_OR_INTERRUPTED;
        limit.zero_waits = true;
        return limit_span(tracer, task, limit);
    case FUTEX_WAIT_BITSET:
        limit.interrupted_result = REPEATED_OR_INTERRUPTED;
        return limit_moment(tracer, task, clock, limit);
    case FUTEX_WAIT_REQUEUE_PI:
    case FUTEX_LOCK_PI2:
        return limit_moment(tracer, task, clock, limit);
    case FUTEX_LOCK_PI:
        return limit_moment(tracer, task, CLOCK_REALTIME, limit);
    default:
        task->wakes = wakes_by_futex(task);
        return GO;
    }
}

void exit_wakes(struct tracer *tracer, struct task *task, int64_t result) {
    if (result >= 0)
        wakes_end(tracer, task);
}

enum action enter_timed_queue(struct tracer *tracer, struct task *task, int64_t *out_result) {
    enum action action = enter_queue(tracer, task, out_result);
    const struct limit limit = {.argument = 4, .timeout_result = -ETIMEDOUT};
    return action == GO ? GO : limit_moment(tracer, task, CLOCK_REALTIME, limit);
}

void note_found_nothing(struct tracer *tracer, struct task *task) {
    if (!tracer->clock.own || task->expired)
        return;
    task->yields = true;
    tracer_idle(tracer, task, CLOCK_ASKED);
}

void exit_epoll(struct tracer *tracer, struct task *task, int64_t result) {
    if (result == 0)
        note_found_nothing(tracer, task);
}

// --- select: what is left of its time is told, and its sets are empty where that is nothing

static void clear_sets(const struct task *task) {
    static const fd_set empty;
    uint64_t bits = task->arguments[0] < FD_SETSIZE ? task->arguments[0] : FD_SETSIZE;
    size_t size = (bits + 63) / 64 * 8;
    for (int i = 1; i <= 3; i++)
        if (task->arguments[i])
            memory_write(task->tid, task->arguments[i], &empty, size);
}

static int64_t left(const struct tracer *tracer, const struct task *task) {
    int64_t left = task->deadline - clock_now(&tracer->clock);
    return left > 0 ? left : 0;
}

static void end_select(struct tracer *tracer, struct task *task, int64_t result) {
    if (task->expired && result == 0)
        clear_sets(task);
    else if (result == 0)
        note_found_nothing(tracer, task);
}

void exit_select(struct tracer *tracer, struct task *task, int64_t result) {
    end_select(tracer, task, result);
    if (task->deadline == CLOCK_NEVER)
        return;
    const struct timeval rest = {left(tracer, task) / 1000000, left(tracer, task) % 1000000};
    memory_write(task->tid, task->arguments[4], &rest, sizeof rest);
}

static void tell_rest(const struct tracer *tracer, const struct task *task, int argument) {
    if (task->deadline == CLOCK_NEVER)
        return;
    const struct timespec rest = moment_timespec(left(tracer, task));
    memory_write(task->tid, task->arguments[argument], &rest, sizeof rest);
}

void exit_pselect6(struct tracer *tracer, struct task *task, int64_t result) {
    end_select(tracer, task, result);
    tell_rest(tracer, task, 4);
}

void exit_ppoll(struct tracer *tracer, struct task *task, int64_t result) {
    exit_poll(tracer, task, result);
    tell_rest(tracer, task, 2);
}

// --- sockets with limits of time of their own

static struct socket_limits *limits_of(struct tracer *tracer, uint64_t inode, bool make) {
    ARRAY_EACH(one, &tracer->sockets)
        if (one->inode == inode)
            return one;
    if (!make)
        return NULL;
    struct socket_limits *added = ARRAY_ADD(tracer->arena, &tracer->sockets);
    *added = (struct socket_limits){.inode = inode};
    return added;
}

enum action enter_setsockopt(struct tracer *tracer, struct task *task, int64_t *out_result) {
    struct descriptor at;
    struct timeval wanted;
    int option = (int)task->arguments[2];
    if ((int)task->arguments[1] != SOL_SOCKET || (option != SO_RCVTIMEO && option != SO_SNDTIMEO) ||
        (uint32_t)task->arguments[4] < sizeof wanted ||
        !descriptors_look(task->process->descriptors, task->tid, (int)task->arguments[0], &at) ||
        !memory_copy(task->tid, task->arguments[3], &wanted, sizeof wanted) || wanted.tv_sec < 0 ||
        wanted.tv_usec < 0 || wanted.tv_usec >= 1000000)
        return GO;
    struct socket_limits *limits = limits_of(tracer, at.inode, true);
    const struct timespec exact = {wanted.tv_sec, wanted.tv_usec * 1000};
    *(option == SO_RCVTIMEO ? &limits->receive : &limits->send) = moment_span(&exact);
    *out_result = 0;
    return SKIP;
}

enum action enter_getsockopt(struct tracer *tracer, struct task *task, int64_t *out_result) {
    struct descriptor at;
    int option = (int)task->arguments[2];
    socklen_t size = sizeof(struct timeval);
    if (!tracer->sockets.count || (int)task->arguments[1] != SOL_SOCKET ||
        (option != SO_RCVTIMEO && option != SO_SNDTIMEO) ||
        !descriptors_look(task->process->descriptors, task->tid, (int)task->arguments[0], &at))
        return GO;
    const struct socket_limits *limits = limits_of(tracer, at.inode, false);
    if (!limits)
        return GO;
    int64_t span = option == SO_RCVTIMEO ? limits->receive : limits->send;
    const struct timeval time = {span / 1000000, span % 1000000};
    bool told = memory_write(task->tid, task->arguments[3], &time, sizeof time) &&
                memory_write(task->tid, task->arguments[4], &size, sizeof size);
    *out_result = told ? 0 : -EFAULT;
    return SKIP;
}

// A connection within the machine would have to be tried again; one over the network is still under
// way.
static int64_t connect_result(const struct task *task) {
    sa_family_t family = AF_UNSPEC;
    memory_copy(task->tid, task->arguments[1], &family, sizeof family);
    return family == AF_UNIX ? -EAGAIN : -EINPROGRESS;
}

void limit_socket(struct tracer *tracer, struct task *task, uint64_t inode, bool sends) {
    const struct socket_limits *limits = limits_of(tracer, inode, false);
    int64_t span = !limits ? 0 : sends ? limits->send : limits->receive;
    if (span > 0)
        decode_limit(task,
                     (struct limit){.argument = -1,
                                    .deadline = in(tracer, span),
                                    .timeout_result =
                                        task->call == SYS_connect ? connect_result(task) : -EAGAIN,
                                    .interrupted_result = -EINTR});
}

static enum action enter_socket(struct tracer *tracer, struct task *task, bool sends) {
    struct descriptor at;
    if (tracer->sockets.count &&
        descriptors_look(task->process->descriptors, task->tid, (int)task->arguments[0], &at))
        limit_socket(tracer, task, at.inode, sends);
    return GO_TO_EXIT;
}

// accept and recvmmsg.
enum action enter_receive(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    return enter_socket(tracer, task, false);
}

enum action enter_connect(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    return enter_socket(tracer, task, true);
}

enum action enter_sendmmsg(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    return enter_socket(tracer, task, true);
}

enum action enter_socket_call(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)out_result;
    tracer->wakes_late |= (int)task->arguments[0] == AF_INET || (int)task->arguments[0] == AF_INET6;
    return GO;
}
