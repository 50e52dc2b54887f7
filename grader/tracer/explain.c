// SPDX-License-Identifier: MIT
// What every process waits for, and what it has open, when a limit ends the run.
//
// Theory of operation: /proc/TID/syscall shows a waiting task's call, its arguments and its stack
// pointer without disturbing it. The stack is not unwound, which would take the tables of every
// library; all words on it are looked at that point just behind a call instruction of a file's
// code. Some of them are left from earlier calls: a reader of the trace takes the first one that
// lies in the student's own source.
#include "tracer/explain.h"

#include "tracer/arch.h"
#include "tracer/decode.h"
#include "tracer/mapping.h"
#include "tracer/memory.h"
#include "tracer/stops.h"

#include "base/cleanup.h"
#include "hooks/point.h"

#include <elf.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>

enum {
    MOST_FRAMES = 24,
    STACK_WORDS = 1024,
    LOCK_WORDS = 6, // of a lock, from one before the word that is waited on
};

// --- open channel ends

static void note_held_one(struct tracer *tracer, const struct process *process, pid_t tid, int fd) {
    struct descriptor at;
    if (!descriptor_look(tid, fd, &at))
        return;
    const struct object *object = objects_find(&tracer->objects, at.device, at.inode);
    if (!object || object->kind != OBJECT_CHANNEL || strcmp(object->word, "mqueue") == 0)
        return;
    int access = descriptor_flags(tid, fd) & O_ACCMODE;
    const char *end = object->peer != object->channel || access == O_RDWR ? "both"
                      : access == O_RDONLY                                ? "read"
                                                                          : "write";
    tracer_note(
        tracer, process->number,
        (struct event){.kind = EVENT_held, .channel = object->channel, .word = end, .fd = fd});
}

void note_held(struct tracer *tracer, const struct process *process, pid_t tid) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/fd", tid);
    CLEANUP_DIR DIR *folder = opendir(path);
    struct dirent *entry;
    while (folder && (entry = readdir(folder)))
        if (entry->d_name[0] != '.')
            note_held_one(tracer, process, tid, atoi(entry->d_name));
}

// --- the stack

// What was added to the file's addresses when it was loaded: 0 for a program at fixed ones.
static uint64_t load_bias(pid_t tid, const struct mappings *mappings, const struct mapping *code) {
    ARRAY_EACH(first, &mappings->list) {
        Elf64_Ehdr header;
        if (first->inode == code->inode && first->device == code->device && first->offset == 0)
            return memory_copy(tid, first->start, &header, sizeof header) && header.e_type == ET_DYN
                       ? first->start
                       : 0;
    }
    return 0;
}

static bool is_return_address(pid_t tid, const struct mapping *mapping, uint64_t address) {
    unsigned char before[ARCH_CALL_BYTES];
    return mapping && mapping->runs && mapping->path.size && *mapping->path.data == '/' &&
           memory_copy(tid, address - sizeof before, before, sizeof before) && arch_is_call(before);
}

static void note_frames(struct tracer *tracer, const struct task *task,
                        const struct mappings *mappings, uint64_t stack) {
    uint64_t *words = arena_alloc(&tracer->scratch, STACK_WORDS * sizeof *words);
    struct text bytes =
        memory_read(&tracer->scratch, task->tid, stack, STACK_WORDS * sizeof *words);
    memcpy(words, bytes.data, bytes.size);
    int frames = 0;
    for (size_t i = 0; i < bytes.size / sizeof *words && frames < MOST_FRAMES; i++) {
        const struct mapping *mapping = mappings_at(mappings, words[i]);
        if (!is_return_address(task->tid, mapping, words[i]))
            continue;
        uint64_t at = words[i] - load_bias(task->tid, mappings, mapping);
        tracer_note(
            tracer, task->process->number,
            (struct event){.kind = EVENT_frame, .path = mapping->path, .amount = (int64_t)at});
        frames++;
    }
}

// --- what is waited for

// Numbered by first appearance.
static int lock_number(struct tracer *tracer, struct lock_key key) {
    for (size_t i = 0; i < tracer->locks.count; i++)
        if (memcmp(&tracer->locks.items[i], &key, sizeof key) == 0)
            return (int)i + 1;
    *ARRAY_ADD(tracer->arena, &tracer->locks) = key;
    return (int)tracer->locks.count;
}

// Memory that is not shared is known by its process.
static void note_futex(struct tracer *tracer, const struct task *task,
                       const struct mappings *mappings, uint64_t address, struct event *event) {
    const struct mapping *mapping = mappings_at(mappings, address);
    int32_t words[LOCK_WORDS];
    if (!mapping)
        return;
    struct lock_key key = {0, (uint64_t)task->process->pid, address};
    if (mapping->shared)
        key = (struct lock_key){mapping->device + 1, mapping->inode,
                                address - mapping->start + mapping->offset};
    event->object = lock_number(tracer, key);
    for (size_t i = 0; i < LOCK_WORDS; i++) // some may lie outside of the memory that there is
        if (!memory_copy(task->tid, address + (i - 1) * sizeof *words, &words[i], sizeof *words))
            words[i] = 0;
    struct str text = {.arena = &tracer->scratch};
    for (size_t i = 0; i < LOCK_WORDS; i++)
        str_print(&text, "%s%d", i ? " " : "", words[i]);
    event->data = str_text(&text);
}

// /proc/locks: "1: POSIX  ADVISORY  WRITE 12 00:1f:345 0 EOF"; who waits has "->" behind the
// number.
static int lock_holder(const struct tracer *tracer, const struct descriptor *at) {
    char line[256];
    CLEANUP_FILE FILE *file = fopen("/proc/locks", "re");
    while (file && fgets(line, sizeof line, file)) {
        unsigned high, low;
        unsigned long long inode;
        int pid;
        if (sscanf(line, "%*d: %*s %*s %*s %d %x:%x:%llu", &pid, &high, &low, &inode) == 4 &&
            inode == at->inode && makedev(high, low) == at->device)
            return tasks_number(&tracer->tasks, pid);
    }
    return PROCESS_UNKNOWN;
}

static void note_file_lock(struct tracer *tracer, const struct task *task, uint64_t fd,
                           struct event *event) {
    struct descriptor at;
    if (!descriptor_look(task->tid, (int)fd, &at))
        return;
    event->object = lock_number(tracer, (struct lock_key){at.device + 1, at.inode, 0});
    event->other = lock_holder(tracer, &at);
}

static void note_channel(struct tracer *tracer, const struct task *task, const struct call *call,
                         uint64_t fd, struct event *event) {
    struct descriptor at;
    bool reads = call && (call->exit == exit_read || call->exit == exit_mq_receive);
    bool writes = call && (call->exit == exit_write || call->exit == exit_mq_send);
    if ((!reads && !writes) || !descriptor_look(task->tid, (int)fd, &at))
        return;
    const struct object *object = objects_find(&tracer->objects, at.device, at.inode);
    if (object && object->kind == OBJECT_CHANNEL)
        event->channel = reads ? object->peer : object->channel;
}

static void note_details(struct tracer *tracer, const struct task *task,
                         const struct mappings *mappings, long number, const uint64_t *arguments,
                         struct event *event) {
    const struct object *queue;
    switch (number) {
    case SYS_wait4:
        if ((int)arguments[0] > 0)
            event->other = tasks_number(&tracer->tasks, (int)arguments[0]);
        break;
    case SYS_waitid:
        if ((int)arguments[0] == P_PID)
            event->other = tasks_number(&tracer->tasks, (int)arguments[1]);
        break;
    case SYS_futex:
        note_futex(tracer, task, mappings, arguments[0], event);
        break;
    case SYS_semop:
    case SYS_semtimedop:
        event->object = lock_number(tracer, (struct lock_key){UINT64_MAX, arguments[0], 0});
        break;
    case SYS_flock:
    case SYS_fcntl:
        note_file_lock(tracer, task, arguments[0], event);
        break;
    case SYS_msgrcv:
    case SYS_msgsnd:
        queue = objects_find(&tracer->objects, DEVICE_SYSV_QUEUE, arguments[0]);
        event->channel = queue ? queue->channel : 0;
        break;
    default:
        note_channel(tracer, task, call_numbered(number), arguments[0], event);
    }
}

// The call in which the task is; false where it is in none that the kernel sees.
static bool read_call(pid_t tid, long *out_number, uint64_t arguments[6], uint64_t *out_stack) {
    char path[64], line[256];
    snprintf(path, sizeof path, "/proc/%d/syscall", tid);
    CLEANUP_FILE FILE *file = fopen(path, "re");
    if (!file || !fgets(line, sizeof line, file) || line[0] < '0' || line[0] > '9')
        return false;
    char *rest;
    *out_number = strtol(line, &rest, 10);
    for (int i = 0; i < 6; i++)
        arguments[i] = strtoull(rest, &rest, 16);
    *out_stack = strtoull(rest, &rest, 16);
    return true;
}

static void note_waiting(struct tracer *tracer, const struct task *task) {
    struct event event = {.kind = EVENT_waiting, .word = "stopped", .other = PROCESS_UNKNOWN};
    int process = task->process->number;
    long number;
    uint64_t arguments[6], stack;
    if (task->listens) {
        tracer_note(tracer, process, event);
        return;
    }
    event.word = "running";
    if (!read_call(task->tid, &number, arguments, &stack)) {
        tracer_note(tracer, process, event);
        return;
    }
    char *name = seccomp_syscall_resolve_num_arch(seccomp_arch_native(), (int)number);
    event.word = name ? name : "unknown";
    struct mappings mappings;
    mappings_read(&tracer->scratch, task->tid, &mappings);
    note_details(tracer, task, &mappings, number, arguments, &event);
    tracer_note(tracer, process, event);
    note_frames(tracer, task, &mappings, stack);
    free(name);
    arena_reset(&tracer->scratch);
}

void explain_place(struct tracer *tracer, const struct task *task) {
    struct stop_place place;
    struct mappings mappings;
    if (!stops_place(task, &place))
        return;
    mappings_read(&tracer->scratch, task->tid, &mappings);
    note_frames(tracer, task, &mappings, place.stack);
}

void explain_preempted(struct tracer *tracer, const struct task *task) {
    long number;
    uint64_t arguments[6], stack;
    if (!read_call(task->tid, &number, arguments, &stack))
        number = task->call;
    bool at_memory = number == SYS_prctl && (uint32_t)task->arguments[0] == HOOKS_POINT;
    char *name = seccomp_syscall_resolve_num_arch(seccomp_arch_native(), (int)number);
    tracer_note(tracer, task->process->number,
                (struct event){.kind = EVENT_preempted,
                               .word = at_memory ? "memory"
                                       : name    ? name
                                                 : "unknown"});
    free(name);
    explain_place(tracer, task);
}

void explain_all(struct tracer *tracer) {
    ARRAY_EACH(item, &tracer->tasks.processes) {
        const struct process *process = *item;
        pid_t living =
            process->pid; // where its first thread has ended, another one still has the descriptors
        if (process->ended)
            continue;
        ARRAY_EACH(task, &tracer->tasks.alive)
            if ((*task)->process == process && !(*task)->exiting) {
                note_waiting(tracer, *task);
                living = (*task)->tid;
            }
        note_held(tracer, process, living);
    }
}
