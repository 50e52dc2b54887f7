// SPDX-License-Identifier: MIT
// Calls that go wrong because the schedule says so.
#include "tracer/fault.h"

#include "tracer/arch.h"
#include "tracer/mapping.h"
#include "tracer/stops.h"

#include "base/random.h"

#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>

enum { SIZE = 2 /* argument of a read or write */, INTERRUPTED = 3, SHORT = 2 };

// --- a call that fails

enum { MOST_NUMBERS = 3 };

// By the names that a schedule may give: FORM_CALL in schedules.c.
static const struct {
    const char *name;
    int numbers[MOST_NUMBERS]; // of system calls
} failing[] = {
#ifdef SYS_fork
    {"fork", {SYS_fork, SYS_vfork, SYS_clone}},
    {"open", {SYS_open, SYS_creat, SYS_openat}},
    {"pipe", {SYS_pipe, SYS_pipe2}},
#else
    {"fork", {SYS_clone}},
    {"open", {SYS_openat}},
    {"pipe", {SYS_pipe2}},
#endif
    {"mmap", {SYS_mmap}}, // of shared memory: no other is seen
};

enum { FAILING = sizeof failing / sizeof *failing };

bool fault_read(const char *text, struct fault *out_fault) {
    size_t size = strcspn(text, ":");
    char *end;
    out_fault->kind = FAULT_fails;
    out_fault->which = -1;
    for (int i = 0; i < FAILING; i++)
        if (strncmp(failing[i].name, text, size) == 0 && !failing[i].name[size])
            out_fault->which = i;
    out_fault->number = text[size] ? strtol(text + size + 1, &end, 10) : 0;
    if (out_fault->which < 0 || out_fault->number <= 0 || *end != ':')
        return false;
    out_fault->error = error_number(end + 1);
    return out_fault->error > 0;
}

// The loader opens libraries before the program's first instruction, and for its dlopen().
static bool comes_from_loader(struct tracer *tracer, const struct task *task) {
    struct stop_place place;
    struct mappings mappings = {0};
    if (!stops_place(task, &place))
        return true; // it is gone
    mappings_read(&tracer->scratch, task->tid, &mappings);
    const struct mapping *code = mappings_at(&mappings, place.instruction);
    return !code || memmem(code->path.data, code->path.size, "/ld-", strlen("/ld-"));
}

static bool is_meant(struct tracer *tracer, const struct task *task) {
    const int *numbers = failing[tracer->schedule.fault.which].numbers;
    bool among = false;
    for (int i = 0; i < MOST_NUMBERS; i++)
        among |= numbers[i] && numbers[i] == (int)task->call;
    if (!among || (task->call == SYS_clone && task->arguments[0] & CLONE_THREAD))
        return false;
    return strcmp(failing[tracer->schedule.fault.which].name, "open") != 0 ||
           !comes_from_loader(tracer, task);
}

static void note(struct tracer *tracer, const struct task *task, const char *call, int error) {
    tracer_note(tracer, task->process->number,
                (struct event){.kind = EVENT_fault, .word = call, .amount = error});
}

bool fault_fails(struct tracer *tracer, struct task *task, int64_t *out_result) {
    struct fault *fault = &tracer->schedule.fault;
    if (fault->kind != FAULT_fails || task->repeats || !is_meant(tracer, task) ||
        ++fault->calls != fault->number)
        return false;
    note(tracer, task, failing[fault->which].name, fault->error);
    *out_result = -fault->error;
    return true;
}

// --- calls that are interrupted, or cut short

static bool uses_pipe(const struct tracer *tracer, int channel) {
    ARRAY_EACH(object, &tracer->objects.list)
        if (object->kind == OBJECT_CHANNEL && object->channel == channel)
            return strcmp(object->word, "pipe") == 0 || strcmp(object->word, "fifo") == 0;
    return false;
}

// NULL where no signal can come in between: it does not wait.
static const char *interruptible(const struct task *task) {
    switch (task->call) {
    case SYS_read:
        return task->peer ? "read" : NULL;
    case SYS_write:
        return task->channel ? "write" : NULL;
    case SYS_wait4:
        return task->arguments[2] & WNOHANG ? NULL : "wait4";
    case SYS_waitid:
        return task->arguments[3] & WNOHANG ? NULL : "waitid";
    case SYS_futex:
        return ((task->arguments[1] & FUTEX_CMD_MASK) == FUTEX_WAIT ||
                (task->arguments[1] & FUTEX_CMD_MASK) == FUTEX_WAIT_BITSET)
                   ? "futex"
                   : NULL;
    case SYS_semop:
        return "semop";
    case SYS_msgrcv:
        return "msgrcv";
    case SYS_msgsnd:
        return "msgsnd";
    case SYS_mq_timedreceive:
        return "mq_timedreceive";
    case SYS_mq_timedsend:
        return "mq_timedsend";
    default:
        return NULL;
    }
}

// Never twice in a row: who asks again gets on.
static bool is_interrupted(struct tracer *tracer, struct task *task, int64_t *out_result) {
    const char *call = interruptible(task);
    bool strikes =
        call && !task->struck && random_below(&tracer->schedule.random, INTERRUPTED) == 0;
    task->struck = strikes;
    if (!strikes)
        return false;
    if (task->limit_argument >= 0)
        arch_set_argument(task->tid, task->limit_argument, task->arguments[task->limit_argument]);
    note(tracer, task, call, EINTR);
    *out_result = -EINTR;
    return true;
}

// A pipe takes up to PIPE_BUF bytes at once or none of them.
static void shorten(struct tracer *tracer, struct task *task) {
    bool reads = task->call == SYS_read, writes = task->call == SYS_write;
    uint64_t size = task->arguments[SIZE], least = reads ? 1 : PIPE_BUF;
    if ((!reads && !writes) || size <= least ||
        !uses_pipe(tracer, reads ? task->peer : task->channel) ||
        random_below(&tracer->schedule.random, SHORT))
        return;
    note(tracer, task, reads ? "read" : "write", 0);
    task->own_size = size;
    task->arguments[SIZE] = least + random_below(&tracer->schedule.random, size - least);
    arch_set_argument(task->tid, SIZE, task->arguments[SIZE]);
}

enum action fault_disturbs(struct tracer *tracer, struct task *task, enum action action,
                           int64_t *out_result) {
    if (action != GO_TO_EXIT || task->repeats)
        return action;
    if (tracer->schedule.fault.kind == FAULT_interrupts && is_interrupted(tracer, task, out_result))
        return SKIP;
    if (tracer->schedule.fault.kind == FAULT_shortens)
        shorten(tracer, task);
    return action;
}

void fault_end(struct task *task) {
    if (task->own_size)
        arch_set_argument(task->tid, SIZE, task->own_size);
    task->own_size = 0;
}
