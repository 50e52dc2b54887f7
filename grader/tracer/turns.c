// SPDX-License-Identifier: MIT
// Runs the program under the virtual clock: one task at a time, from stop to stop.
//
// Theory of operation: tracer and tasks are on one processor. A step lets one task go on until it
// stops again, sleeps in the kernel or ends. Whoever it woke on the way finishes its call and stops
// at that call's end before anybody is chosen again, so the choice is always made among the same
// tasks (settle.h). The task that ran goes on as long as the schedule likes; only a new choice
// looks at all the others. When nobody can go on, the clock jumps to the next time that anything is
// due; when nothing is, the program is stuck for ever.
#include "tracer/turns.h"

#include "tracer/decode.h"
#include "tracer/decode_timer.h"
#include "tracer/explain.h"
#include "tracer/herd.h"
#include "tracer/loop.h"
#include "tracer/settle.h"
#include "tracer/stops.h"

#include <signal.h>
#include <sys/syscall.h>

enum {
    MOST_TRIES = 5000, // looks at a process that was killed
    STEPS = 16,        // of tasks between two looks at the machine's clock
    LINGER = 1000000,  // microseconds of own time that what outlives main has to end by itself
    LINGER_STEPS = 20000,
    LATE_TRIES = 20,     // waits for who is woken late
    KERNEL_TRIES = 1000, // likewise, by the kernel itself
    PATIENT = 20,        // tries after which settle_hold_on() waits for longer
};

struct turns {
    struct tracer *tracer;
    struct settling settling;
    struct task *current;
    int64_t linger;    // own time at which the rest is ended
    int64_t last_step; // or the moment, whichever comes first; 0: none
    unsigned steps;
};

// --- time

static bool has_due_task(const struct tracer *tracer, struct task **out_task) {
    *out_task = NULL;
    ARRAY_EACH(item, &tracer->tasks.alive) {
        struct task *task = *item;
        if (tasks_waits(task) && task->deadline <= clock_now(&tracer->clock) &&
            (!*out_task || task->deadline < (*out_task)->deadline))
            *out_task = task;
    }
    return *out_task;
}

static bool do_timers(struct tracer *tracer) {
    int64_t now = clock_now(&tracer->clock);
    if (timers_next(&tracer->timers) > now)
        return false;
    ARRAY_EACH(process, &tracer->tasks.processes)
        (*process)->awaits = false;
    ARRAY_EACH(task, &tracer->tasks.alive)
        (*task)->process->awaits |=
            (*task)->state == TASK_ASLEEP && (*task)->call == SYS_rt_sigtimedwait;
    return timers_fire(&tracer->timers, now);
}

// All that is due now. False where nothing was.
static bool do_due(struct turns *turns) {
    struct tracer *tracer = turns->tracer;
    struct task *task;
    bool any = do_timers(tracer);
    tracer->signals_sent |= any;
    if (any)
        tracer_step(tracer);
    while (has_due_task(tracer, &task)) {
        any = true;
        if (task->state == TASK_PARKED) {
            decode_wake(task);
            task->ready_since = tracer_step(tracer);
            continue;
        }
        task->expired = true;
        if (task->state == TASK_QUEUED)
            task_resume(task);
        task_interrupt(task);
        settle_task(&turns->settling, task);
    }
    return any;
}

// By the tracer, before its call.
static bool is_held(const struct task *task) {
    return task->state == TASK_PARKED || task->state == TASK_QUEUED;
}

// Those of the signals that another task of the process can take, because it is awake or waits in
// the kernel.
static uint64_t taken_by_others(const struct tracer *tracer, const struct task *task) {
    uint64_t taken = 0;
    ARRAY_EACH(item, &tracer->tasks.alive) {
        const struct task *other = *item;
        struct signals signals;
        if (other->process != task->process || other == task || is_held(other) ||
            other->state == TASK_DEAD || other->exiting)
            continue;
        task_signals(other->tid, &signals);
        taken |= ~signals.blocked;
    }
    return taken;
}

// A process is stopped when all of its tasks are; its parent is told then.
static bool is_stopping(const struct tracer *tracer, const struct process *process) {
    ARRAY_EACH(task, &tracer->tasks.alive)
        if ((*task)->process == process && (*task)->state == TASK_STOPPED)
            return true;
    return false;
}

static bool interrupts_sleep(const struct tracer *tracer, const struct task *task) {
    struct signals signals;
    task_signals(task->tid, &signals);
    uint64_t pending = signals.pending | (signals.shared & ~taken_by_others(tracer, task));
    for (int signal = 1; signal <= SIGRTMAX; signal++)
        if ((pending & ~signals.blocked) >> (signal - 1) & 1 && !signals_ignore(&signals, signal))
            return true;
    return is_stopping(tracer, task->process);
}

// Who is held before its call and woken by a signal. False where nobody was.
static bool do_signals(struct tracer *tracer) {
    bool any = false;
    tracer->signals_sent = false;
    ARRAY_EACH(item, &tracer->tasks.alive) {
        struct task *task = *item;
        if (!is_held(task) || !interrupts_sleep(tracer, task))
            continue;
        any = true;
        if (task->state == TASK_QUEUED) {
            task_resume(task);
            continue;
        }
        decode_interrupt_sleep(tracer, task);
        task->ready_since = tracer_step(tracer);
    }
    return any;
}

// --- nobody can go on

// Whether a task sleeps in a call that should not wait for another task: the kernel itself has
// something to do for it, such as loading a module, and wakes it soon.
static bool waits_for_kernel(const struct tracer *tracer) {
    ARRAY_EACH(item, &tracer->tasks.alive) {
        const struct task *task = *item;
        if (task->state == TASK_ASLEEP && !task->wants_exit && !task->in_vfork)
            return true;
    }
    return false;
}

// Terminals and the network wake their readers a little later, from threads of the kernel's. And
// nobody is told that he is stuck for ever before he has been looked at for some milliseconds.
static bool woke_late(struct turns *turns) {
    struct tracer *tracer = turns->tracer;
    int most = waits_for_kernel(tracer) ? KERNEL_TRIES : LATE_TRIES;
    if (most == LATE_TRIES && !tracer->wakes_late && tracer_next_due(tracer) != CLOCK_NEVER)
        return false;
    bool woke = false;
    for (int tries = 0; tries < most && !woke && !tracer->ending; tries++) {
        settle_hold_on(PATIENT + tries);
        tracer_step(tracer);
        woke = settle_look(&turns->settling, true);
        settle_watch(&turns->settling);
    }
    return woke;
}

static void jump(struct turns *turns) {
    struct tracer *tracer = turns->tracer;
    int64_t due = tracer_next_due(tracer);
    bool main_ended = tracer->tasks.processes.items[0]->ended;
    if (main_ended && (due == CLOCK_NEVER || due > turns->linger)) {
        tracer->ending = true;
    } else if (due == CLOCK_NEVER) {
        tracer_limit(tracer, PROCESS_UNKNOWN, "deadlock", 0);
    } else {
        clock_jump(&tracer->clock, due);
    }
}

static void watch_time(struct turns *turns) {
    struct tracer *tracer = turns->tracer;
    int64_t now = clock_now(&tracer->clock);
    if (now > tracer->job->limits.time)
        tracer_limit(tracer, PROCESS_UNKNOWN, "time", tracer->job->limits.time);
    if (turns->linger == CLOCK_NEVER && tracer->tasks.processes.items[0]->ended)
        turns->linger = now + LINGER, turns->last_step = tracer->moment + LINGER_STEPS;
    if (now > turns->linger || (turns->last_step && tracer->moment > turns->last_step))
        tracer->ending = true;
}

// Tasks that only compute have had a slice each: they may wait for the time to go on.
static void watch_slices(struct turns *turns) {
    struct tracer *tracer = turns->tracer;
    if (turns->settling.progress != tracer->progress)
        turns->settling.slices = 0; // something has happened
    int ready = 0;
    ARRAY_EACH(task, &tracer->tasks.alive)
        ready += (*task)->state == TASK_READY;
    if (turns->settling.slices == 0 || turns->settling.slices <= ready ||
        timers_look_at_all(tracer) || tracer_next_due(tracer) == CLOCK_NEVER)
        return;
    if (turns->current)
        tracer_busy(tracer, turns->current->process, "computes");
    turns->settling.slices = 0;
    turns->settling.progress = tracer->progress;
    clock_jump(&tracer->clock, tracer_next_due(tracer));
}

// --- the turns

static struct task *choose(struct turns *turns) {
    struct tracer *tracer = turns->tracer;
    do {
        settle_look_again(&turns->settling);
        if (tracer->ending)
            return NULL;
        if (turns->settling.slices)
            watch_slices(turns);
    } while (do_due(turns) || (tracer->signals_sent && do_signals(tracer)));
    return tracer->schedule.kind->next(&tracer->schedule, &tracer->tasks,
                                       clock_now(&tracer->clock));
}

// Kills what is left, a process after the other, so that their ends come in the same order in every
// run.
static void end_in_order(struct turns *turns) {
    struct tracer *tracer = turns->tracer;
    for (size_t i = 0; i < tracer->tasks.processes.count; i++) {
        struct process *process = tracer->tasks.processes.items[i];
        loop_kill(process);
        for (int tries = 0; process->tasks && tries < MOST_TRIES; tries++) {
            for (size_t k = tracer->tasks.alive.count; k-- > 0;) {
                struct task *task = tracer->tasks.alive.items[k];
                if (task->process == process && stops_take(tracer, task->tid) &&
                    task->state == TASK_READY)
                    task_resume(task);
            }
            settle_hold_on(tries);
        }
    }
}

static bool goes_on(const struct tracer *tracer, const struct task *task) {
    return task_can_go_on(task, clock_now(&tracer->clock)) && tracer->schedule.kind->goes_on &&
           tracer->schedule.kind->goes_on(task);
}

// For who looks on: it could have gone on, but is not chosen.
static void tell_preempted(const struct turns *turns, const struct task *chosen) {
    const struct tracer *tracer = turns->tracer;
    ARRAY_EACH(task, &tracer->tasks.alive)
        if (*task == turns->current && *task != chosen && (*task)->turn &&
            task_can_go_on(*task, clock_now(&tracer->clock)))
            explain_preempted(turns->tracer, *task);
}

static void begin_turn(struct task *task) {
    task->turn = 0;
    task->yields = false;
}

void turns_run(struct tracer *tracer) {
    struct turns turns = {.tracer = tracer, .settling = {.tracer = tracer}, .linger = CLOCK_NEVER};
    while (tracer->tasks.alive.count && !tracer->ending) {
        settle_all(&turns.settling);
        if (turns.steps++ % STEPS == 0)
            settle_watch(&turns.settling);
        watch_time(&turns);
        struct task *task = turns.current;
        if (!task || !goes_on(tracer, task)) {
            task = choose(&turns);
            if (task && tracer->job->places)
                tell_preempted(&turns, task);
            if (task)
                begin_turn(task);
        }
        turns.current = task;
        if (task) {
            settle_rivals(&turns.settling, task);
            task->turn++;
            tracer_step(tracer);
            decode_go(tracer, task);
            if (!herd_joins(tracer, task))
                task_resume(task);
            tracer->signals_sent |= task->state == TASK_STOPPED;
        } else if (!tracer->ending && tracer->tasks.alive.count && !do_signals(tracer) &&
                   !timers_look_at_all(tracer) && !woke_late(&turns)) {
            jump(&turns);
        }
    }
    if (tracer->tasks.alive.count) {
        tracer->ending = true;
        if (tracer->limited)
            explain_all(tracer);
        end_in_order(&turns);
    }
}
