// SPDX-License-Identifier: MIT
// No process used the processor in place of waiting.
#include "describe.h"
#include "expectation.h"

#include <string.h>

static const struct field fields[] = {{0}};

static struct result busy(const struct evidence *evidence, const struct event *event,
                          struct arena *arena) {
    const char *process = process_describe(evidence, event->process, arena);
    const char *since = describe_moment(event->time, arena);
    struct result failed = {.outcome = OUTCOME_FAIL,
                            .expected = "every process to sleep while it waits",
                            .process = event->process};
    if (strcmp(event->word, "polls") == 0) {
        failed.seen = arena_print(
            arena, "from %s on, %s asked again and again whether it could go on", since, process);
        failed.hint = "Use a call that returns when the time has come: waitpid() without WNOHANG, "
                      "sem_wait(), a read() that blocks, or sigsuspend().";
        return failed;
    }
    failed.seen =
        arena_print(arena, "from %s on, %s computed without a pause and called nothing that waits",
                    since, process);
    failed.hint = "A loop that looks at a variable until another process changes it takes a whole "
                  "processor: wait on a semaphore (sem_wait()), a condition variable, a read() "
                  "that blocks, or in waitpid().";
    return failed;
}

static struct result judge(const void *parameters, const struct evidence *evidence,
                           struct arena *arena) {
    (void)parameters;
    ARRAY_EACH(event, &evidence->trace->events)
        if (event->kind == EVENT_busy)
            return busy(evidence, event, arena);
    return result_pass();
}

const struct check_kind check_no_busy_waiting = {
    .key = "no_busy_waiting",
    .summary = "no process asks again and again, or computes, where it should wait",
    .example = "{}",
    .fields = fields,
    .needs_clock = true,
    .judge = judge,
};
