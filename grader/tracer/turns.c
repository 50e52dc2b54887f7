// SPDX-License-Identifier: MIT
// Runs the program under the virtual clock: one task at a time, from stop to stop.
//
// Theory of operation: tracer and tasks are on one processor. A step lets one task go on until it
// stops again, sleeps in the kernel or ends (settle). Whoever it woke on the way finishes its call
// and stops at that call's end, before anybody is chosen again (look_again), so the choice is
// always made among the same tasks. Reports are taken task by task, in the order of birth. The task
// that ran goes on as long as the schedule likes; only a new choice looks at all the others. When
// nobody can go on, the clock jumps to the next time that anything is due; when nothing is, the
// program is stuck for ever.
#include "tracer/turns.h"

#include "tracer/asleep.h"
#include "tracer/loop.h"
#include "tracer/decode.h"
#include "tracer/explain.h"
#include "tracer/stops.h"
#include "tracer/watch.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <time.h>

enum {
    EAGER = 20,        // looks before the tracer begins to wait for a report
    SHORTEST = 50,     // microseconds of waiting
    LONGEST = 2000,    // likewise
    TICK = 20000,      // microseconds between two looks at the limits
    MOST_TRIES = 5000, // looks at a process that was killed
    STEPS = 16,        // of tasks between two looks at the machine's clock
    SLICE = 250000,    // microseconds of processor time without a call
    LINGER = 1000000,  // microseconds of own time that what outlives main has to end by itself
    LINGER_STEPS = 20000,
};

struct turns {
    struct tracer *tracer;
    struct task *current;
    int64_t look;      // real time of the next look at the limits
    int64_t linger;    // own time at which the rest is ended
    int64_t last_step; // or as many steps later; 0: none
    unsigned steps;
    int slices;    // of processor time in a row, without any event
    size_t events; // noted when the last one ended
};

// --- until a task has settled

static void watch(struct turns *turns) {
    if (clock_real() < turns->look)
        return;
    watch_limits(turns->tracer);
    turns->look = clock_real() + TICK;
}

// A report, or a moment: longer and longer.
static void hold_on(int tries) {
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

static int64_t processor_time(const struct process *process) {
    struct timespec used;
    clockid_t clock =
        (clockid_t)(~(unsigned)process->pid << 3 | 2); // as clock_getcpuclockid() makes it
    return clock_gettime(clock, &used) ? 0 : (int64_t)used.tv_sec * 1000000 + used.tv_nsec / 1000;
}

static bool is_in_exec(const struct task *task) {
    return task->call == SYS_execve || task->call == SYS_execveat;
}

static bool is_in_open(const struct task *task) {
#ifdef SYS_open
    if (task->call == SYS_open || task->call == SYS_creat)
        return true;
#endif
    return task->call == SYS_openat;
}

// In a call that waits for another task, and for no disk.
static bool waits_for_task(const struct task *task) {
    return task->wants_exit && !is_in_open(task);
}

static void fall_asleep(const struct tracer *tracer, struct task *task) {
    task->state = TASK_ASLEEP;
    task->seen_asleep = tracer->moment;
}

// Whether its state says that it will not report by itself.
static bool has_settled(struct tracer *tracer, struct task *task) {
    // What is in such a call and has not stopped is asleep.
    if (waits_for_task(task)) {
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

static void count_slice(struct turns *turns) {
    size_t events = turns->tracer->record.events;
    turns->slices = events == turns->events ? turns->slices + 1 : 1;
    turns->events = events;
}

static void settle(struct turns *turns, struct task *task) {
    int64_t used = 0;
    for (int tries = 0; task->state == TASK_RUNNING && !turns->tracer->ending; tries++) {
        if (stops_take(turns->tracer, task->tid) || has_settled(turns->tracer, task))
            continue;
        hold_on(tries);
        if (tries < 2 * EAGER)
            continue;
        watch(turns);
        used = used ? used : processor_time(task->process);
        if (processor_time(task->process) - used > SLICE) {
            task_interrupt(task);
            task->yields = true;
            count_slice(turns);
            used = 0;
        }
    }
}

static void settle_all(struct turns *turns) {
    struct tasks *tasks = &turns->tracer->tasks;
    for (size_t i = 0; i < tasks->alive.count && !turns->tracer->ending; i++)
        if (tasks->alive.items[i]->state == TASK_RUNNING) {
            settle(turns, tasks->alive.items[i]);
            i = (size_t)-1; // births and ends change the list
        }
}

// --- what the last step changed for others

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
        // A stopped one looks asleep, too. Mostly it was woken and has stopped already.
        if ((first && stops_take(tracer, task->tid)) || !asleep_still(task) ||
            stops_take(tracer, task->tid))
            return true;
        task->seen_asleep = tracer->moment;
        return false;
    case TASK_STOPPED:
        return asleep_look(task) != LOOK_HALTED || stops_take(tracer, task->tid);
    case TASK_DEAD:
        return task->process->tasks == 1;
    case TASK_READY:
    case TASK_PARKED:
        return task->process->doubted;
    case TASK_RUNNING:
    case TASK_GONE:
        break;
    }
    return false;
}

// In the order of birth: whoever was woken comes to its stop before the next one is looked at.
static bool look_once(struct turns *turns, bool first) {
    struct tracer *tracer = turns->tracer;
    bool changed = false;
    for (size_t i = 0; i < tracer->tasks.alive.count; i++) {
        struct task *task = tracer->tasks.alive.items[i];
        enum task_state was = task->state;
        if (!has_changed(tracer, task, first))
            continue;
        changed = true;
        if (task->state == was) { // else its report was taken
            task->was = was == TASK_READY || was == TASK_PARKED ? was : TASK_RUNNING;
            task->state = TASK_RUNNING;
            settle(turns, task);
        }
        if (i >= tracer->tasks.alive.count || tracer->tasks.alive.items[i] != task)
            i--; // it has ended
    }
    ARRAY_EACH(process, &tracer->tasks.processes)
        (*process)->doubted = false;
    settle_all(turns);
    return changed;
}

static void look_again(struct turns *turns) {
    for (bool first = true; !turns->tracer->ending && look_once(turns, first); first = false)
        ;
    while (turns->tracer->ended && stops_take(turns->tracer, -1)) // orphans that have ended twice
        ;
    turns->tracer->ended = false;
}

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

// All that is due now. False where nothing was.
static bool do_due(struct turns *turns) {
    struct tracer *tracer = turns->tracer;
    struct task *task;
    bool any = timers_fire(&tracer->timers, clock_now(&tracer->clock));
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
        task_interrupt(task);
        settle(turns, task);
    }
    return any;
}

static bool ends_sleep(const struct tracer *tracer, const struct task *task) {
    struct signals signals;
    task_signals(task->tid, &signals);
    uint64_t pending = signals.pending;
    bool alone = true; // no other task of the process can take what was sent to all of it
    ARRAY_EACH(other, &tracer->tasks.alive)
        alone &= (*other)->process != task->process || *other == task ||
                 (*other)->state == TASK_PARKED || (*other)->state == TASK_DEAD;
    if (alone)
        pending |= signals.shared;
    for (int signal = 1; signal <= SIGRTMAX; signal++)
        if ((pending & ~signals.blocked) >> (signal - 1) & 1 && !signals_ignore(&signals, signal))
            return true;
    return false;
}

// Sleepers that a signal wakes. False where there were none.
static bool do_signals(struct tracer *tracer) {
    bool any = false;
    tracer->signals_sent = false;
    ARRAY_EACH(item, &tracer->tasks.alive) {
        struct task *task = *item;
        if (task->state != TASK_PARKED || !ends_sleep(tracer, task))
            continue;
        decode_wake_for_signal(tracer, task);
        task->ready_since = tracer_step(tracer);
        any = true;
    }
    return any;
}

// --- nobody can go on

// A terminal wakes its readers a little later, from a thread of the kernel's.
static bool terminal_woke(struct turns *turns) {
    if (!turns->tracer->has_terminal)
        return false;
    bool woke = false;
    for (int tries = EAGER; tries < 2 * EAGER && !woke; tries++) {
        hold_on(tries);
        tracer_step(turns->tracer);
        woke = look_once(turns, true);
    }
    return woke;
}

static void jump(struct turns *turns) {
    struct tracer *tracer = turns->tracer;
    int64_t due = tracer_next_due(tracer);
    bool main_ended = tracer->tasks.processes.items[0]->ended;
    if (main_ended && (due == CLOCK_NEVER || due > turns->linger)) {
        turns->linger = 0;
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
    if (turns->events != tracer->record.events)
        turns->slices = 0; // something has happened
    int ready = 0;
    ARRAY_EACH(task, &tracer->tasks.alive)
        ready += (*task)->state == TASK_READY;
    if (turns->slices == 0 || turns->slices <= ready || tracer_next_due(tracer) == CLOCK_NEVER)
        return;
    if (turns->current)
        tracer_busy(tracer, turns->current->process, "computes");
    turns->slices = 0;
    turns->events = tracer->record.events;
    clock_jump(&tracer->clock, tracer_next_due(tracer));
}

// --- the turns

static struct task *choose(struct turns *turns) {
    struct tracer *tracer = turns->tracer;
    do {
        look_again(turns);
        if (tracer->ending)
            return NULL;
        if (turns->slices)
            watch_slices(turns);
    } while (do_due(turns) || (tracer->signals_sent && do_signals(tracer)));
    return tracer->schedule->next(&tracer->tasks);
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
            hold_on(tries);
        }
    }
}

static void begin_turn(struct task *task) {
    task->turn = 0;
    task->yields = false;
}

void turns_run(struct tracer *tracer) {
    struct turns turns = {.tracer = tracer, .linger = CLOCK_NEVER};
    while (tracer->tasks.alive.count && !tracer->ending) {
        settle_all(&turns);
        if (turns.steps++ % STEPS == 0)
            watch(&turns);
        watch_time(&turns);
        struct task *task = turns.current;
        if (!task || task->state != TASK_READY || !tracer->schedule->goes_on(task)) {
            task = choose(&turns);
            if (task)
                begin_turn(task);
        }
        turns.current = task;
        if (task) {
            task->turn++;
            tracer_step(tracer);
            task_resume(task);
        } else if (!tracer->ending && tracer->tasks.alive.count && !do_signals(tracer) &&
                   !terminal_woke(&turns)) {
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
