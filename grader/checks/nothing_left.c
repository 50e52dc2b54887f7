// SPDX-License-Identifier: MIT
// No object of the system outlives the program.
#include "describe.h"
#include "expectation.h"

#include <string.h>

static const struct field fields[] = {{0}};

static const struct {
    const char *kind, *words, *call;
} kinds[] = {
    {"fifo", "the FIFO", "unlink()"},
    {"mqueue", "the POSIX message queue", "mq_unlink()"},
    {"msgqueue", "the System V message queue with", "msgctl() with IPC_RMID"},
    {"segment", "the System V shared memory with", "shmctl() with IPC_RMID"},
    {"semaphore", "the POSIX semaphore", "sem_unlink()"},
    {"semaphores", "the System V semaphores with", "semctl() with IPC_RMID"},
    {"shm", "the POSIX shared memory", "shm_unlink()"},
};

static struct result tell(const struct event *event, size_t others, struct arena *arena) {
    size_t i = 0;
    while (i + 1 < sizeof kinds / sizeof *kinds && strcmp(kinds[i].kind, event->word) != 0)
        i++;
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = "no object of the system to be left when the program has ended",
        .seen = arena_print(arena, "%s %s is still there%s", kinds[i].words,
                            text_shown(arena, event->path, 100),
                            others ? arena_print(arena, ", and %zu more", others) : ""),
        .process = PROCESS_UNKNOWN,
        .hint = arena_print(arena,
                            "Such objects outlive the processes that use them: remove it with %s "
                            "when nobody needs its name any more.",
                            kinds[i].call),
    };
}

static struct result judge(const void *parameters, const struct evidence *evidence,
                           struct arena *arena) {
    (void)parameters;
    const struct event *first = NULL;
    size_t count = 0;
    ARRAY_EACH(event, &evidence->trace->events)
        if (event->kind == EVENT_left && !count++)
            first = event;
    return first ? tell(first, count - 1, arena) : result_pass();
}

const struct check_kind check_nothing_left = {
    .key = "nothing_left",
    .summary = "no FIFO, queue, semaphore or shared memory outlives the program",
    .example = "{}",
    .fields = fields,
    .needs_end = true,
    .judge = judge,
};
