// SPDX-License-Identifier: MIT
// Waits until nobody runs: every task is in a stop, asleep in the kernel, or gone.
//
// Theory of operation: reports are taken task by task, in the order of birth, never as they come,
// so that the trace is the same in every run. Wake-ups are complete when the stop of the task that
// woke is seen: whoever was woken then runs, and comes to the stop at the end of its call before
// anybody goes on.
#include "tracer/settle.h"

#include "tracer/asleep.h"
#include "tracer/decode.h"
#include "tracer/herd.h"
#include "tracer/spell.h"
#include "tracer/stops.h"
#include "tracer/watch.h"

#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <time.h>

enum {
    EAGER = 20,     // looks before the tracer begins to wait for a report
    SHORTEST = 50,  // microseconds of waiting
    LONGEST = 2000, // likewise
};

// --- one task

void settle_watch(struct settling *settling) {
    if (clock_real() >= settling->look)
        settling->look = watch_limits(settling->tracer);
}

void settle_hold_on(int tries) {
    if (tries < EAGER) {
        sched_yield();
        return;
    }
    int64_t span = (int64_t)SHORTEST * (tries - EAGER + 1);
    const struct timespec time = {0, (span < LONGEST ? span : LONGEST) * 1000};
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigtimedwait(&child, NULL, &time);
}

static bool is_in_exec(const struct task *task) {
    return task->call == SYS_execve || task->call == SYS_execveat;
}

// In a call that waits for another task, and for no disk.
static bool waits_for_task(const struct task *task) {
    static const int64_t of_files[] = {
#ifdef SYS_open
        SYS_open,   SYS_creat,
#endif
        SYS_openat, SYS_sendfile, SYS_splice, SYS_tee, SYS_vmsplice,
    };
    for (size_t i = 0; i < sizeof of_files / sizeof *of_files; i++)
        if (task->call == of_files[i])
            return false;
    return task->wants_exit && !task->passes;
}

static void fall_asleep(const struct tracer *tracer, struct task *task) {
    task->state = TASK_ASLEEP;
    task->asleep_since = task->seen_asleep = tracer->moment;
    task->slept_in = task->call;
}

// Whether its state says that it will not report by itself.
static bool has_settled(struct tracer *tracer, struct task *task) {
    // What went into such a call and has not stopped is asleep; who was doubted may stand before
    // it.
    if (task->was == TASK_RUNNING && waits_for_task(task)) {
        if (!asleep_still(task) || stops_take(tracer, task->tid))
            return false;
        fall_asleep(tracer, task);
        return true;
    }
    switch (asleep_look(task)) {
    case LOOK_ASLEEP:
        fall_asleep(tracer, task);
        return true;
    case LOOK_BUSY:
        if (!task->in_vfork && !(is_in_exec(task) && task->process->tasks > 1))
            return false;
        task->process->doubted |= !task->in_vfork; // exec ends its other tasks
        fall_asleep(tracer, task);
        return true;
    case LOOK_HALTED:
        if (task->was == TASK_RUNNING || stops_take(tracer, task->tid))
            return false;
        task->state = task->was; // it was not killed after all
        return true;
    case LOOK_ENDED:
        if (task->tid != task->process->pid || task->process->tasks == 1)
            return false;
        task->state = TASK_DEAD;
        return true;
    case LOOK_RUNNING:
        break;
    }
    return false;
}

static void count_slice(struct settling *settling) {
    size_t progress = settling->tracer->progress;
    settling->slices = progress == settling->progress ? settling->slices + 1 : 1;
    settling->progress = progress;
}

// Until the task has settled, or was interrupted because it only computes.
static void wait_for(struct settling *settling, struct task *task, struct spell *spell) {
    // As it did in the same call before: that is looked at first.
    bool sleeps = task->slept_in == task->call && waits_for_task(task);
    task->slept_in = sleeps ? -1 : task->slept_in;
    for (int tries = 0; task->state == TASK_RUNNING && !settling->tracer->ending; tries++) {
        if ((!(sleeps && tries == 0) && stops_take(settling->tracer, task->tid)) ||
            has_settled(settling->tracer, task))
            continue;
        settle_hold_on(tries);
        if (tries < 2 * EAGER)
            continue;
        settle_watch(settling);
        if (spell_is_due(spell, task))
            task_interrupt(task);
    }
}

void settle_task(struct settling *settling, struct task *task) {
    struct spell spell = {0};
    wait_for(settling, task, &spell);
    while (spell.interrupted && task->halted && task->state == TASK_READY) {
        if (spell_is_idle(&spell, task)) {
            task->yields = true;
            count_slice(settling);
            return;
        }
        task_resume(task);
        wait_for(settling, task, &spell);
    }
}

void settle_all(struct settling *settling) {
    struct tasks *tasks = &settling->tracer->tasks;
    for (size_t i = 0; i < tasks->alive.count && !settling->tracer->ending; i++)
        if (tasks->alive.items[i]->state == TASK_RUNNING) {
            settle_task(settling, tasks->alive.items[i]);
            i = (size_t)-1; // births and ends change the list
        }
}

// --- what the last step changed for others

// Who has waited longest on the channel; NULL where nobody does.
static struct task *first_waiting(const struct tracer *tracer, int channel) {
    struct task *first = NULL;
    ARRAY_EACH(item, &tracer->tasks.alive) {
        struct task *task = *item;
        if (task->state == TASK_ASLEEP && decode_channel(task) == channel &&
            (!first || task->asleep_since < first->asleep_since))
            first = task;
    }
    return first;
}

// Whether it has likely been woken, and has stopped already.
static bool is_next(const struct tracer *tracer, const struct task *task) {
    int channel = decode_channel(task);
    return !channel || (tracer_touched(tracer, channel) && first_waiting(tracer, channel) == task);
}

// All that happened since it was seen asleep was the end of a read or write on another channel than
// that for which it waits.
static bool is_unconcerned(const struct tracer *tracer, const struct task *task) {
    int channel = decode_channel(task);
    return channel && tracer->concern && channel != tracer->concern &&
           task->seen_asleep == tracer->moment - 1;
}

static bool has_changed(struct tracer *tracer, struct task *task, bool first) {
    switch (task->state) {
    case TASK_ASLEEP:
        if (task->seen_asleep == tracer->moment || is_unconcerned(tracer, task))
            return false; // nothing has happened since
        // A stopped one looks asleep, too.
        if ((first && is_next(tracer, task) && stops_take(tracer, task->tid)) ||
            !asleep_still(task) || stops_take(tracer, task->tid))
            return true;
        task->seen_asleep = tracer->moment;
        return false;
    case TASK_STOPPED:
        return asleep_look(task) != LOOK_HALTED || stops_take(tracer, task->tid);
    case TASK_DEAD:
        return task->process->tasks == 1;
    case TASK_READY:
    case TASK_PARKED:
    case TASK_QUEUED:
        return task->process->doubted;
    case TASK_RUNNING:
    case TASK_GONE:
        break;
    }
    return false;
}

static bool is_in_stop(enum task_state state) {
    return state == TASK_READY || state == TASK_PARKED || state == TASK_QUEUED;
}

// Who is queued, and whose turn has come.
static bool let_in(struct settling *settling) {
    struct task *task;
    bool any = false;
    while (!settling->tracer->ending && (task = herd_next(settling->tracer))) {
        task_resume(task);
        settle_task(settling, task);
        any = true;
    }
    return any;
}

// In the order of birth: whoever was woken comes to its stop before the next one is looked at.
bool settle_look(struct settling *settling, bool first) {
    struct tracer *tracer = settling->tracer;
    bool changed = false;
    for (size_t i = 0; i < tracer->tasks.alive.count; i++) {
        struct task *task = tracer->tasks.alive.items[i];
        enum task_state was = task->state;
        if (!has_changed(tracer, task, first))
            continue;
        changed = true;
        if (task->state == was) { // else its report was taken
            task->was = is_in_stop(was) ? was : TASK_RUNNING;
            task->state = TASK_RUNNING;
            settle_task(settling, task);
        }
        if (i >= tracer->tasks.alive.count || tracer->tasks.alive.items[i] != task)
            i--; // it has ended
    }
    ARRAY_EACH(process, &tracer->tasks.processes)
        (*process)->doubted = false;
    settle_all(settling);
    return let_in(settling) || changed;
}

void settle_rivals(struct settling *settling, const struct task *next) {
    struct tracer *tracer = settling->tracer;
    int channel = decode_channel(next);
    struct task *task;
    if (tracer->must_look) {
        settle_look_again(settling);
        return;
    }
    if (!channel || !tracer_touched(tracer, channel))
        return;
    while (!tracer->ending && (task = first_waiting(tracer, channel)) &&
           has_changed(tracer, task, true)) {
        if (task->state == TASK_ASLEEP) { // else its report was taken
            task->state = task->was = TASK_RUNNING;
            settle_task(settling, task);
        }
        let_in(settling);
    }
}

void settle_look_again(struct settling *settling) {
    for (bool first = true; !settling->tracer->ending && settle_look(settling, first);
         first = false)
        ;
    while (settling->tracer->ended &&
           stops_take(settling->tracer, -1)) // orphans that have ended twice
        ;
    settling->tracer->ended = settling->tracer->must_look = false;
    settling->tracer->touched.count = 0;
}
