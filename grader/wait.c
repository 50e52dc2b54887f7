// SPDX-License-Identifier: MIT
// Tells in what a process waits, from its system call and the line of the student's source.
#include "wait.h"
#include "call_name.h"
#include "describe.h"

#include <signal.h>
#include <string.h>

bool process_lived(const struct process *process) {
    return !process->ended || process->ended_by == PROCESS_GRADER;
}

const char *teller_name(struct teller *teller, int process) {
    const struct process *known = evidence_process(teller->evidence, process);
    if (!known || process == 0)
        return process_describe(teller->evidence, process, teller->arena);
    if (teller->named[process])
        return arena_print(teller->arena, "process %d", process);
    teller->named[process] = true;
    return process_describe(teller->evidence, process, teller->arena);
}

const char *teller_nobody(const struct teller *teller, const char *what) {
    return teller->for_ever ? arena_print(teller->arena, ", and nobody is left %s", what) : "";
}

// --- what it is

static const struct {
    const char *call;
    enum wait_kind kind;
} calls[] = {
    {"accept", WAIT_CONNECTION},
    {"accept4", WAIT_CONNECTION},
    {"connect", WAIT_CONNECTION},
    {"epoll_pwait", WAIT_READY},
    {"epoll_wait", WAIT_READY},
    {"open", WAIT_OPEN},
    {"openat", WAIT_OPEN},
    {"pause", WAIT_SIGNAL},
    {"poll", WAIT_READY},
    {"ppoll", WAIT_READY},
    {"pselect6", WAIT_READY},
    {"rt_sigsuspend", WAIT_SIGNAL},
    {"rt_sigtimedwait", WAIT_SIGNAL},
    {"running", WAIT_RUNNING},
    {"select", WAIT_READY},
    {"semop", WAIT_SET},
    {"semtimedop", WAIT_SET},
    {"stopped", WAIT_STOPPED},
    {"wait4", WAIT_CHILD},
    {"waitid", WAIT_CHILD},
};

// The child that it waits for, or all that live.
static void add_children(const struct evidence *evidence, struct wait *wait, struct arena *arena) {
    ARRAY_EACH(process, &evidence->processes)
        if (wait->event->other == PROCESS_UNKNOWN ? process->parent == wait->event->process
                                                  : process->number == wait->event->other)
            if (process_lived(process))
                *ARRAY_ADD(arena, &wait->enders) = process->number;
}

struct wait wait_read(const struct evidence *evidence, const struct event *event,
                      struct arena *arena) {
    struct wait wait = {.event = event,
                        .place = evidence_place(evidence, event),
                        .call = event->word,
                        .kind = WAIT_OTHER,
                        .holder = PROCESS_UNKNOWN,
                        .have = -1,
                        .want = -1};
    const char *name = wait.place ? call_name(event->word, wait.place->source) : NULL;
    if (name)
        wait.call = name;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (strcmp(calls[i].call, event->word) == 0)
            wait.kind = calls[i].kind;
    // On some machines pause() is a ppoll() without descriptors.
    if (wait.kind == WAIT_READY && strcmp(wait.call, "pause") == 0)
        wait.kind = WAIT_SIGNAL;
    if (wait.kind == WAIT_CHILD)
        add_children(evidence, &wait, arena);
    if (wait.kind == WAIT_OTHER && !wait_read_channel(evidence, &wait, arena))
        wait_read_lock(evidence, &wait, arena);
    return wait;
}

// --- words

static void tell_stopped(struct teller *teller, const struct wait *wait, struct str *out) {
    const struct event *stop = NULL;
    ARRAY_EACH(event, &teller->evidence->trace->events) {
        bool stops = event->signal == SIGSTOP || event->signal == SIGTSTP ||
                     event->signal == SIGTTIN || event->signal == SIGTTOU;
        if (event->kind == EVENT_signal && event->process == wait->event->process && stops)
            stop = event;
    }
    str_print(out, " by %s", stop ? describe_signal(stop->signal, teller->arena) : "a signal");
    if (stop && stop->other == stop->process)
        str_print(out, ", which it sent to itself");
    else if (stop && stop->other >= 0)
        str_print(out, ", which %s sent", teller_name(teller, stop->other));
    str_print(out, "%s", teller_nobody(teller, "to continue it"));
}

static void tell_child(struct teller *teller, const struct wait *wait, struct str *out) {
    if (wait->enders.count == 1)
        str_print(out, " for %s to end", teller_name(teller, wait->enders.items[0]));
    else if (wait->enders.count)
        str_print(out, " for one of its children to end");
}

static void tell_open(struct teller *teller, const struct wait *wait, struct str *out) {
    bool known = evidence_channel(teller->evidence, wait->event->channel);
    str_print(out, " until the other end of %s is opened%s",
              known ? channel_describe(teller->evidence, wait->event->channel, teller->arena)
                    : "a FIFO",
              teller_nobody(teller, "to open it"));
}

static void tell_set(struct teller *teller, const struct wait *wait, struct str *out) {
    if (teller->many_objects && wait->event->object)
        str_print(out, " for a change of semaphore set %d", wait->event->object);
    else
        str_print(out, " for a change of a semaphore");
    str_print(out, "%s", teller_nobody(teller, "to make it"));
}

static void tell_other(struct teller *teller, const struct wait *wait, struct str *out) {
    static const char *const words[WAIT_KINDS][2] = {
        [WAIT_CONDITION] = {" for a signal of its condition variable", "to give it"},
        [WAIT_SIGNAL] = {" for a signal", "to send one"},
        [WAIT_THREAD] = {" for a thread to end", NULL},
        [WAIT_READY] = {" until a descriptor is ready", "to make it so"},
    };
    const char *const *two = words[wait->kind];
    if (two[0])
        str_add(out, text_of(two[0]));
    if (two[1])
        str_add(out, text_of(teller_nobody(teller, two[1])));
    if (strcmp(wait->call, "futex") == 0)
        str_add(out, TEXT(" for a lock, or for a thread to end"));
    if (!two[0] && evidence_channel(teller->evidence, wait->event->channel))
        str_print(out, " on %s",
                  channel_describe(teller->evidence, wait->event->channel, teller->arena));
}

static void tell_connection(struct teller *teller, const struct wait *wait, struct str *out) {
    if (text_starts(text_of(wait->event->word), "accept"))
        str_print(out, " for a connection%s", teller_nobody(teller, "to make one"));
    else
        str_print(out, "%s", teller_nobody(teller, "to accept it"));
}

static const struct {
    void (*tell)(struct teller *teller, const struct wait *wait, struct str *out);
    bool certain;
    const char *hint;
} kinds[WAIT_KINDS] = {
    [WAIT_SPARE_END] = {wait_tell_channel, true, NULL},
    [WAIT_OWN_LOCK] = {wait_tell_lock, true,
                       "Unlock it before the same process locks it once more."},
    [WAIT_LEFT_LOCK] = {wait_tell_lock, true,
                        "Unlock it on every way out: before exit(), before return, and where an "
                        "error ends the process."},
    [WAIT_PRIVATE_LOCK] = {wait_tell_lock, true,
                           "What several processes use must lie in shared memory and be "
                           "initialised for it: with PTHREAD_PROCESS_SHARED in its attributes, or "
                           "with 1 as the second parameter of sem_init()."},
    [WAIT_STOPPED] = {tell_stopped, false,
                      "A stopped process goes on only when somebody sends it SIGCONT."},
    [WAIT_BARRIER] = {wait_tell_lock, false,
                      "As many must come to a barrier each time as pthread_barrier_init() was "
                      "told."},
    [WAIT_SEMAPHORE] = {wait_tell_lock, false,
                        "Every wait needs a post, or a start value that is greater: count them "
                        "on every way through the program."},
    [WAIT_CONDITION] = {tell_other, false,
                        "Look at the condition under its mutex before waiting, and signal after "
                        "each change of it: a signal that comes before the wait is lost."},
    [WAIT_LOCK] = {wait_tell_lock, false,
                   "Who holds a lock should not wait for others meanwhile; where two locks are "
                   "needed, take them in the same order everywhere."},
    [WAIT_WRITE] = {wait_tell_channel, false,
                    "A pipe holds 64 KiB: somebody must read while it is written, not only after "
                    "the writer has ended."},
    [WAIT_MESSAGE] = {wait_tell_channel, false, NULL},
    [WAIT_OPEN] = {tell_open, false,
                   "Opening a FIFO waits until its other end is opened, too: one process opens it "
                   "to read and another to write, and several FIFOs in the same order."},
    [WAIT_READ] = {wait_tell_channel, false, NULL},
    [WAIT_SIGNAL] = {tell_other, false,
                     "A signal that comes before the wait is lost: block it first, and wait with "
                     "sigsuspend() or sigwait()."},
    [WAIT_CONNECTION] = {tell_connection, false, NULL},
    [WAIT_SET] = {tell_set, false,
                  "Every decrease of a semaphore needs an increase, or a start value that is "
                  "greater: count them on every way through the program."},
    [WAIT_THREAD] = {tell_other, false, NULL},
    [WAIT_READY] = {tell_other, false,
                    "Look who should write to what it watches, or close all copies of the other "
                    "end."},
    [WAIT_CHILD] = {tell_child, false, NULL},
    [WAIT_OTHER] = {tell_other, false, NULL},
    [WAIT_RUNNING] = {tell_other, false, NULL},
};

const char *wait_tell(struct teller *teller, const struct wait *wait) {
    struct str out = {.arena = teller->arena};
    int process = wait->event->process;
    str_print(&out, "%s%s", teller->told[process] ? "another thread of " : "",
              teller_name(teller, process));
    teller->told[process] = true;
    if (wait->kind == WAIT_RUNNING)
        str_add(&out, TEXT(" is still computing"));
    else if (wait->kind == WAIT_STOPPED)
        str_add(&out, TEXT(" is stopped"));
    else
        str_print(&out, " waits in %s", wait->call);
    if (wait->place)
        str_print(&out, " (%s:%d)", wait->place->file, wait->place->line);
    kinds[wait->kind].tell(teller, wait, &out);
    return out.data;
}

// Whether a timer of another process's went off, and none of this one's.
static bool alarm_of_another(const struct evidence *evidence, int process) {
    bool another = false;
    ARRAY_EACH(event, &evidence->trace->events) {
        if (event->kind != EVENT_signal || event->signal != SIGALRM ||
            event->other != PROCESS_UNKNOWN)
            continue;
        if (event->process == process)
            return false;
        another = true;
    }
    return another;
}

const char *wait_hint(const struct wait *wait, const struct evidence *evidence, struct arena *arena,
                      bool *out_certain) {
    *out_certain = kinds[wait->kind].certain;
    if (wait->kind == WAIT_SIGNAL && alarm_of_another(evidence, wait->event->process))
        return "An alarm is not inherited by fork(): the process that waits for SIGALRM calls "
               "alarm() or setitimer() itself.";
    bool of_channel =
        wait->kind == WAIT_SPARE_END || wait->kind == WAIT_MESSAGE || wait->kind == WAIT_READ;
    return of_channel ? wait_hint_channel(wait, evidence, arena) : kinds[wait->kind].hint;
}
