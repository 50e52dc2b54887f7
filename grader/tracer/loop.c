// SPDX-License-Identifier: MIT
// Runs the program: under the real clock whoever can go on does so at once, and reports come as
// they come.
#include "tracer/loop.h"

#include "tracer/explain.h"
#include "tracer/stops.h"
#include "tracer/turns.h"
#include "tracer/watch.h"

#include <errno.h>
#include <signal.h>
#include <time.h>

enum {
    LINGER = 1000000, // what outlives main has so many microseconds to end by itself
};

void loop_kill(struct process *process) {
    if (process->ended)
        return;
    if (process->killed_by == PROCESS_UNKNOWN)
        process->killed_by = PROCESS_GRADER;
    kill(process->pid, SIGKILL);
}

static void end_all(struct tracer *tracer) {
    ARRAY_EACH(process, &tracer->tasks.processes)
        loop_kill(*process);
    // What the system does not know any more will never report.
    for (size_t i = tracer->tasks.alive.count; i-- > 0;) {
        struct task *task = tracer->tasks.alive.items[i];
        if (tgkill(task->process->pid, task->tid, 0) && errno == ESRCH)
            tasks_remove(&tracer->tasks, task);
    }
}

// Waits for the next report, at most until the next look at the limits is due.
static void wait_for_report(int64_t until) {
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    int64_t left = until - clock_real();
    struct timespec time = {0, left > 0 ? left * 1000 : 0};
    sigtimedwait(&child, NULL, &time);
}

static void run_free(struct tracer *tracer) {
    int64_t look = 0, linger = INT64_MAX;
    bool explained = tracer->clock.own; // by those who took turns
    while (tracer->tasks.alive.count) {
        while (stops_take(tracer, -1))
            ;
        if (clock_real() >= look)
            look = watch_limits(tracer);
        if (linger == INT64_MAX && tracer->tasks.processes.items[0]->ended)
            linger = clock_real() + LINGER;
        if (tracer->ending || clock_real() >= linger) {
            if (tracer->ending && !explained)
                explain_all(tracer);
            end_all(tracer);
            tracer->ending = explained = true;
        }
        // Only now, so that nobody goes on forking whose limit was hit.
        struct task *task;
        while ((task = schedule_free.next(NULL, &tracer->tasks, 0)))
            task_resume(task);
        if (tracer->tasks.alive.count)
            wait_for_report(look);
    }
}

void loop_run(struct tracer *tracer) {
    tracer->system_v_before = watch_system_v_memory();
    if (tracer->clock.own)
        turns_run(tracer);
    run_free(tracer); // what is left has to end
}
