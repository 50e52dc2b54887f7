// SPDX-License-Identifier: MIT
// Calls that move bytes. What goes to stdout and stderr is taken from the writer's memory and never
// enters the kernel, so that the order and the owner of every byte are certain; only bytes that are
// spliced there go through the pipe.
#include "tracer/decode_timer.h"
#include "tracer/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

enum { MOST_NOTED = 4096 };

// --- objects

static struct object *new_channel(struct tracer *tracer, const struct task *task, uint64_t device,
                                  uint64_t inode, const char *word) {
    struct object *object = objects_add_channel(&tracer->objects, device, inode, word);
    tracer_note(tracer, task->process->number,
                (struct event){.kind = EVENT_channel, .channel = object->channel, .word = word});
    return object;
}

// NULL where it is neither the run's output nor a channel. Named channels become known here.
static struct object *object_behind(struct tracer *tracer, const struct task *task,
                                    const struct descriptor *at) {
    struct object *object = objects_find(&tracer->objects, at->device, at->inode);
    if (!object && S_ISFIFO(at->mode))
        object = new_channel(tracer, task, at->device, at->inode, "fifo");
    if (!object && S_ISSOCK(at->mode))
        object = new_channel(tracer, task, at->device, at->inode, "socket");
    return object;
}

static struct object *object_at(struct tracer *tracer, const struct task *task, int fd) {
    struct descriptor at;
    return descriptors_look(task->process->descriptors, task->tid, fd, &at)
               ? object_behind(tracer, task, &at)
               : NULL;
}

void exit_pipe(struct tracer *tracer, struct task *task, int64_t result) {
    int ends[2];
    struct descriptor at;
    if (result == 0 && memory_copy(task->tid, task->arguments[0], ends, sizeof ends) &&
        descriptor_look(task->tid, ends[0], &at))
        new_channel(tracer, task, at.device, at.inode, "pipe");
}

void exit_socketpair(struct tracer *tracer, struct task *task, int64_t result) {
    int ends[2];
    struct descriptor one, two;
    if (result != 0 || !memory_copy(task->tid, task->arguments[3], ends, sizeof ends) ||
        !descriptor_look(task->tid, ends[0], &one) || !descriptor_look(task->tid, ends[1], &two))
        return;
    int first = new_channel(tracer, task, one.device, one.inode, "socket")->channel;
    struct object *object = objects_add_channel(&tracer->objects, two.device, two.inode, "socket");
    object->peer = first;
    objects_find(&tracer->objects, one.device, one.inode)->peer = object->channel;
    tracer_note(
        tracer, task->process->number,
        (struct event){
            .kind = EVENT_channel, .channel = object->channel, .word = "socket", .peer = first});
}

// --- notes

static void note_read(struct tracer *tracer, const struct task *task, int channel, int64_t bytes) {
    tracer_note(tracer, task->process->number,
                (struct event){.kind = EVENT_read, .channel = channel, .amount = bytes});
}

static void note_write(struct tracer *tracer, const struct task *task, int channel, int64_t bytes,
                       struct text data) {
    tracer_note(
        tracer, task->process->number,
        (struct event){.kind = EVENT_write, .channel = channel, .amount = bytes, .data = data});
}

static void note_output(struct tracer *tracer, const struct task *task, const struct object *object,
                        struct text data) {
    int64_t room = tracer->job->limits.output - tracer->output;
    tracer->output += (int64_t)data.size;
    bool over = (int64_t)data.size > room;
    if (over)
        data.size = (size_t)room;
    if (data.size)
        tracer_note(tracer, task->process->number,
                    (struct event){.kind = EVENT_output,
                                   .word = object->kind == OBJECT_STDOUT ? "stdout" : "stderr",
                                   .data = data});
    if (over)
        tracer_limit(tracer, task->process->number, "output", tracer->job->limits.output);
}

// --- reading

// /dev/random and /dev/urandom.
static bool is_random(const struct descriptor *at) {
    return S_ISCHR(at->mode) && (at->special == makedev(1, 8) || at->special == makedev(1, 9));
}

static bool is_terminal(const struct descriptor *at) {
    enum { MASTERS = 5, FIRST = 136, LAST = 143 }; // majors of /dev/ptmx and of /dev/pts
    unsigned number = major(at->special);
    return number == MASTERS || (number >= FIRST && number <= LAST);
}

enum action enter_read(struct tracer *tracer, struct task *task, int64_t *out_result) {
    struct descriptor at;
    if (!descriptors_look(task->process->descriptors, task->tid, (int)task->arguments[0], &at))
        return GO;
    const struct object *object = object_behind(tracer, task, &at);
    tracer->wakes_late |= S_ISCHR(at.mode) && is_terminal(&at);
    bool own = tracer->clock.own, is_channel = object && object->kind == OBJECT_CHANNEL;
    task->peer = is_channel ? object->peer : 0;
    if (own && is_random(&at) && task->call == SYS_read) {
        *out_result = random_give(tracer, task, task->arguments[1], task->arguments[2]);
        return SKIP;
    }
    if (own && S_ISSOCK(at.mode))
        limit_socket(tracer, task, at.inode, false);
    if (own && !(at.mode & S_IFMT) &&
        (task->timer = timerfd_at(tracer, task, (int)task->arguments[0])))
        timers_resume(&tracer->timers, task->timer, clock_now(&tracer->clock));
    return is_channel || (own && !S_ISREG(at.mode)) ? GO_TO_EXIT : GO;
}

void exit_read(struct tracer *tracer, struct task *task, int64_t result) {
    bool asked_nothing =
        task->arguments[2] == 0 && (task->call == SYS_read || task->call == SYS_recvfrom);
    if (result >= 0 && !asked_nothing && task->peer)
        note_read(tracer, task, task->peer, result);
    if (result <= 0 || task->peer)
        return;
    if (task->timer)
        timers_resume(&tracer->timers, task->timer, clock_now(&tracer->clock));
    else if (task->process->timers) // it may be a signalfd
        timers_look(&tracer->timers, task->process, clock_now(&tracer->clock));
}

// Who asks with poll learns of the end without reading it.
void exit_poll(struct tracer *tracer, struct task *task, int64_t result) {
    enum { MOST_POLLED = 256 };
    if (result == 0)
        note_found_nothing(tracer, task);
    for (uint64_t i = 0; result > 0 && i < task->arguments[1] && i < MOST_POLLED; i++) {
        struct pollfd polled;
        uint64_t place = task->arguments[0] + i * sizeof polled;
        if (!memory_copy(task->tid, place, &polled, sizeof polled) ||
            (polled.revents & (POLLHUP | POLLIN)) != POLLHUP)
            continue;
        const struct object *object = object_at(tracer, task, polled.fd);
        if (object && object->kind == OBJECT_CHANNEL)
            note_read(tracer, task, object->peer, 0);
    }
}

// --- writing

// What the call would write.
static struct text outgoing(struct tracer *tracer, const struct task *task, size_t most) {
    uint64_t vectors = task->arguments[1], count = task->arguments[2];
    if (task->call == SYS_write || task->call == SYS_sendto)
        return memory_read(&tracer->scratch, task->tid, vectors, count < most ? count : most);
    if (task->call == SYS_sendmsg) {
        struct msghdr message;
        if (!memory_copy(task->tid, task->arguments[1], &message, sizeof message))
            return (struct text){0};
        vectors = (uint64_t)(uintptr_t)message.msg_iov;
        count = message.msg_iovlen;
    }
    return memory_gather(&tracer->scratch, task->tid, vectors, count, most);
}

enum action enter_write(struct tracer *tracer, struct task *task, int64_t *out_result) {
    struct descriptor at;
    if (!descriptors_look(task->process->descriptors, task->tid, (int)task->arguments[0], &at))
        return GO;
    const struct object *object = object_behind(tracer, task, &at);
    task->channel = 0;
    if (!object) {
        *out_result = -EINVAL;
        if (tracer->clock.own && timerfd_at(tracer, task, (int)task->arguments[0]))
            return SKIP;
        bool waits = tracer->clock.own && !S_ISREG(at.mode);
        return waits || at.device == tracer->proc ? GO_TO_EXIT : GO;
    }
    if (object->kind == OBJECT_CHANNEL) {
        task->channel = object->channel;
        if (tracer->clock.own && S_ISSOCK(at.mode))
            limit_socket(tracer, task, at.inode, true);
        return GO_TO_EXIT;
    }
    // One byte more than may be written shows that the limit was hit; then the run ends anyway.
    size_t most = (size_t)(tracer->job->limits.output - tracer->output) + 1;
    struct text data = tracer->ending ? (struct text){0} : outgoing(tracer, task, most);
    if (!data.size)
        return GO; // nothing, or a bad address: the kernel has the right answer
    note_output(tracer, task, object, data);
    *out_result = (int64_t)data.size;
    return SKIP;
}

void exit_write(struct tracer *tracer, struct task *task, int64_t result) {
    size_t most = result < MOST_NOTED ? (size_t)result : MOST_NOTED;
    if (result > 0 && task->channel)
        note_write(tracer, task, task->channel, result, outgoing(tracer, task, most));
    else if (result > 0) {
        note_name(tracer, task->process); // /proc/PID/comm, which takes names of its own threads
        tracer->must_look = true;         // those who wait at an eventfd have their share first
    }
}

// --- bytes that never enter the program's memory

// The tracer's own end of the pipe behind stdout or stderr holds just what was spliced.
static void drain(struct tracer *tracer, const struct task *task, const struct object *object) {
    char bytes[65536];
    ssize_t size;
    while ((size = read(tracer->drain[object->kind == OBJECT_STDERR], bytes, sizeof bytes)) > 0)
        note_output(tracer, task, object, (struct text){bytes, (size_t)size});
}

static void moved(struct tracer *tracer, struct task *task, int from, int to, int64_t bytes) {
    if (bytes < 0)
        return;
    const struct object *source = from < 0 ? NULL : object_at(tracer, task, from);
    if (source && source->kind == OBJECT_CHANNEL)
        note_read(tracer, task, source->peer, bytes);
    const struct object *target = object_at(tracer, task, to);
    if (target && target->kind != OBJECT_CHANNEL)
        drain(tracer, task, target);
    else if (target && bytes > 0)
        note_write(tracer, task, target->channel, bytes, (struct text){0});
}

void exit_sendfile(struct tracer *tracer, struct task *task, int64_t result) {
    moved(tracer, task, (int)task->arguments[1], (int)task->arguments[0], result);
}

void exit_splice(struct tracer *tracer, struct task *task, int64_t result) {
    moved(tracer, task, (int)task->arguments[0], (int)task->arguments[2], result);
}

void exit_tee(struct tracer *tracer, struct task *task, int64_t result) {
    moved(tracer, task, -1, (int)task->arguments[1], result);
}

void exit_vmsplice(struct tracer *tracer, struct task *task, int64_t result) {
    moved(tracer, task, -1, (int)task->arguments[0], result);
}

// --- message queues

enum action enter_queue(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)tracer;
    (void)out_result;
    struct descriptor at;
    if (!descriptors_look(task->process->descriptors, task->tid, (int)task->arguments[0], &at))
        return GO;
    task->device = at.device;
    task->inode = at.inode;
    return GO_TO_EXIT;
}

// Only a call that succeeded tells that it was a queue.
static int queue_of(struct tracer *tracer, const struct task *task) {
    const struct object *object = objects_find(&tracer->objects, task->device, task->inode);
    if (!object)
        object = new_channel(tracer, task, task->device, task->inode, "mqueue");
    return object->channel;
}

void exit_mq_receive(struct tracer *tracer, struct task *task, int64_t result) {
    if (result >= 0)
        note_read(tracer, task, queue_of(tracer, task), result);
}

void exit_mq_send(struct tracer *tracer, struct task *task, int64_t result) {
    uint64_t size = task->arguments[2];
    if (result == 0)
        note_write(tracer, task, queue_of(tracer, task), (int64_t)size,
                   memory_read(&tracer->scratch, task->tid, task->arguments[1],
                               size < MOST_NOTED ? size : MOST_NOTED));
}

static int system_v_queue(struct tracer *tracer, const struct task *task) {
    uint64_t id = task->arguments[0];
    const struct object *object = objects_find(&tracer->objects, DEVICE_SYSV_QUEUE, id);
    if (!object)
        object = new_channel(tracer, task, DEVICE_SYSV_QUEUE, id, "msgqueue");
    return object->channel;
}

void exit_msgrcv(struct tracer *tracer, struct task *task, int64_t result) {
    if (result >= 0)
        note_read(tracer, task, system_v_queue(tracer, task), result);
}

void exit_msgsnd(struct tracer *tracer, struct task *task, int64_t result) {
    uint64_t size = task->arguments[2];
    if (result == 0)
        note_write(tracer, task, system_v_queue(tracer, task), (int64_t)size,
                   memory_read(&tracer->scratch, task->tid, task->arguments[1] + sizeof(long),
                               size < MOST_NOTED ? size : MOST_NOTED));
}

// --- what a descriptor refers to changes

// Forgotten when the task goes on: until then, another thread may look at it once more.
static enum action forget(struct task *task, int fd) {
    task->forgets = fd;
    return GO;
}

enum action enter_close(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)tracer;
    (void)out_result;
    return forget(task, (int)task->arguments[0]);
}

enum action enter_close_range(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)tracer;
    (void)out_result;
    return forget(task, FORGET_ALL);
}

enum action enter_dup(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)tracer;
    (void)out_result;
    return forget(task, (int)task->arguments[1]);
}
