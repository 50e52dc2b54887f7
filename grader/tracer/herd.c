// SPDX-License-Identifier: MIT
// Several tasks that wait for the same thing, of which all are woken at once.
//
// Theory of operation: of those that wait at a pipe, a queue or a semaphore the kernel wakes the
// one that came first. At an eventfd (and so at a timer's descriptor), at a stream socket, and for
// the end of a child, it wakes all of them: whoever runs first takes what there is, the others
// sleep again, and who that is differs from run to run. So one alone waits in the kernel. Who
// comes while it does would wait as well, and stands in line in its stop before the call; the next
// one is let in when nobody of the line is in the kernel any more, and has its share or sleeps. A
// signal takes a task out of the line: in the kernel, its call ends at once.
//
// Left to the kernel are processes that wait at the same inotify or signalfd, which show no number
// by which two of them could be known as the same, those that write to a full eventfd, and one that
// polls for what another one reads.
#include "tracer/herd.h"

#include "tracer/memory.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>

enum way { WAY_NONE, WAY_READ, WAY_WRITE, WAY_WAIT };

static enum way way_of(int64_t call) {
    switch (call) {
    case SYS_read:
    case SYS_readv:
    case SYS_recvfrom:
    case SYS_recvmsg:
        return WAY_READ;
    case SYS_write:
    case SYS_writev:
    case SYS_sendto:
    case SYS_sendmsg:
        return WAY_WRITE;
    case SYS_wait4:
    case SYS_waitid:
        return WAY_WAIT;
    default:
        return WAY_NONE;
    }
}

// --- what is waited for

static bool wait_for_same(const struct task *one, const struct task *two) {
    const uint64_t *a = one->arguments, *b = two->arguments;
    if (one->process != two->process || one->call != two->call || (int)a[0] != (int)b[0])
        return false;
    return one->call == SYS_wait4 ? a[2] == b[2] : (int)a[1] == (int)b[1] && a[3] == b[3];
}

static bool use_same(const struct task *one, const struct task *two, enum way way) {
    struct descriptor at, other;
    int fd = (int)one->arguments[0], other_fd = (int)two->arguments[0];
    if (!descriptors_look(one->process->descriptors, one->tid, fd, &at) ||
        !descriptors_look(two->process->descriptors, two->tid, other_fd, &other))
        return false;
    if (S_ISSOCK(at.mode))
        return at.device == other.device && at.inode == other.inode;
    if (way == WAY_WRITE || at.mode & S_IFMT || other.mode & S_IFMT)
        return false;
    if (one->process == two->process && fd == other_fd)
        return true;
    int id = descriptor_eventfd(one->tid, fd);
    return id >= 0 && id == descriptor_eventfd(two->tid, other_fd);
}

// A message to somebody it names may find room where others do not.
static bool names_receiver(const struct task *task) {
    struct msghdr message;
    if (task->call == SYS_sendto)
        return task->arguments[4];
    return task->call == SYS_sendmsg &&
           (!memory_copy(task->tid, task->arguments[1], &message, sizeof message) ||
            message.msg_name);
}

// Whether the call comes back though there is nothing.
static bool never_waits(const struct task *task) {
    enum { AT_ONCE = MSG_DONTWAIT | MSG_OOB | MSG_ERRQUEUE };
    uint64_t flags = task->call == SYS_recvfrom || task->call == SYS_sendto   ? task->arguments[3]
                     : task->call == SYS_recvmsg || task->call == SYS_sendmsg ? task->arguments[2]
                                                                              : 0;
    return flags & AT_ONCE || (task->call == SYS_read && task->arguments[2] == 0) ||
           descriptor_flags(task->tid, (int)task->arguments[0]) & O_NONBLOCK;
}

static bool would_wait_with(const struct task *task, const struct task *sleeper, enum way way) {
    if (way == WAY_WAIT)
        return wait_for_same(task, sleeper);
    return use_same(task, sleeper, way) && !names_receiver(task) && !names_receiver(sleeper) &&
           !never_waits(task);
}

// --- the line

bool herd_joins(struct tracer *tracer, struct task *task) {
    enum way way = task->wants_exit ? way_of(task->call) : WAY_NONE;
    if (way == WAY_NONE)
        return false;
    ARRAY_EACH(item, &tracer->tasks.alive) {
        struct task *sleeper = *item;
        if (sleeper->state != TASK_ASLEEP || way_of(sleeper->call) != way ||
            !would_wait_with(task, sleeper, way))
            continue;
        if (!sleeper->line)
            sleeper->line = ++tracer->lines;
        task->line = sleeper->line;
        task->state = TASK_QUEUED;
        task->asleep_since = tracer->moment;
        return true;
    }
    return false;
}

static bool is_open(const struct tracer *tracer, int line) {
    ARRAY_EACH(task, &tracer->tasks.alive)
        if ((*task)->line == line && (*task)->state == TASK_ASLEEP)
            return false;
    return true;
}

struct task *herd_next(const struct tracer *tracer) {
    struct task *next = NULL;
    ARRAY_EACH(item, &tracer->tasks.alive) {
        struct task *task = *item;
        if (task->state == TASK_QUEUED && (!next || task->asleep_since < next->asleep_since) &&
            is_open(tracer, task->line))
            next = task;
    }
    return next;
}
