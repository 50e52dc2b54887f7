// SPDX-License-Identifier: MIT
// Every child of main hands something back to it.
#include "describe.h"
#include "expectation.h"

struct parameters {
    int at_least;
};

static const struct field fields[] = {
    {.key = "at_least",
     .summary = "bytes that each child writes, where it uses a channel (1)",
     .shape = &shape_integer,
     .least = 1,
     .most = 1000000,
     .offset = offsetof(struct parameters, at_least)},
    {0},
};

static int64_t bytes_to_main(const struct evidence *evidence, int child) {
    int64_t sum = 0;
    ARRAY_EACH(use, &evidence->uses) {
        const struct channel_use *mains = evidence_use(evidence, use->channel, 0);
        if (use->process == child && mains && mains->bytes_read)
            sum += use->bytes_written;
    }
    return sum;
}

static struct result tell(const struct evidence *evidence, const struct process *child,
                          int64_t bytes, int64_t least, struct arena *arena) {
    const char *who = process_describe(evidence, child->number, arena);
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = least > 1 ? arena_print(arena, "every child to hand %lld bytes or more to main",
                                            (long long)least)
                              : "every child to hand a result to main",
        .seen = bytes ? arena_print(arena, "%s wrote %lld %s to main", who, (long long)bytes,
                                    bytes == 1 ? "byte" : "bytes")
                      : arena_print(arena,
                                    "%s wrote nothing that main could read, and shares no memory "
                                    "with it",
                                    who),
        .process = child->number,
        .hint = "Deal the work out so that every child gets a part of it, and let each write its "
                "results into a pipe that main reads, or into memory mapped with MAP_SHARED.",
    };
}

static struct result judge(const void *parameters, const struct evidence *evidence,
                           struct arena *arena) {
    const struct parameters *wanted = parameters;
    int64_t least = wanted->at_least ? wanted->at_least : 1;
    const struct process *main_process = evidence_process(evidence, 0);
    ARRAY_EACH(process, &evidence->processes) {
        if (process->parent != 0 || (process->writes_shared && main_process->shares))
            continue;
        int64_t bytes = bytes_to_main(evidence, process->number);
        if (bytes < least)
            return tell(evidence, process, bytes, least, arena);
    }
    return result_pass();
}

const struct check_kind check_hands_back = {
    .key = "hands_back",
    .summary = "each child of main hands something back, through a channel or shared memory",
    .example = "{at_least: 1}",
    .fields = fields,
    .size = sizeof(struct parameters),
    .needs_end = true,
    .judge = judge,
};
