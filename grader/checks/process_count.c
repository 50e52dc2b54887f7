// SPDX-License-Identifier: MIT
// How many processes the program consists of.
#include "describe.h"
#include "expectation.h"

struct parameters {
    int children;
    struct optional_integer total;
};

static const struct field fields[] = {
    {.key = "children",
     .summary = "how many children main starts",
     .shape = &shape_integer,
     .offset = offsetof(struct parameters, children),
     .required = true},
    {.key = "total",
     .summary = "how many processes there are in all, main and grandchildren included",
     .shape = &shape_optional_integer,
     .offset = offsetof(struct parameters, total)},
    {0},
};

// ", and 2 threads (a thread is not a process)", or nothing.
static const char *describe_threads(const struct evidence *evidence, struct arena *arena) {
    int threads = 0;
    ARRAY_EACH(process, &evidence->processes)
        threads += process->threads;
    if (!threads)
        return "";
    return arena_print(arena, ", and %s (a thread is not a process)",
                       describe_count(threads, "thread", "threads", arena));
}

static const char *hint_for(bool too_few) {
    if (too_few)
        return "Every fork() or posix_spawn() that succeeds makes one process; pthread_create() "
               "makes "
               "none.";
    return "After fork() the child runs on behind it too: if it comes to another fork(), it starts "
           "processes of its own.";
}

// The first by birth that is too many: where there should be none but main and its children, one of
// another parent.
static int find_surplus(const struct parameters *parameters, const struct evidence *evidence) {
    int total = parameters->total.value;
    ARRAY_EACH(process, &evidence->processes)
        if (total == parameters->children + 1 && process->number > 0 && process->parent != 0)
            return process->number;
    return total;
}

static struct result judge(const void *data, const struct evidence *evidence, struct arena *arena) {
    const struct parameters *parameters = data;
    int children = evidence_process(evidence, 0)->children;
    int total = (int)evidence->processes.count;
    const char *threads = describe_threads(evidence, arena);
    struct result failed = {.outcome = OUTCOME_FAIL, .process = 0};
    if (children != parameters->children) {
        failed.expected =
            arena_print(arena, "main to start %s",
                        describe_count(parameters->children, "child", "children", arena));
        failed.seen = arena_print(arena, "it started %s%s",
                                  describe_count(children, "child", "children", arena), threads);
        failed.hint = hint_for(children < parameters->children);
        return failed;
    }
    if (parameters->total.given && total != parameters->total.value) {
        failed.expected =
            arena_print(arena, "%s in all, main included",
                        describe_count(parameters->total.value, "process", "processes", arena));
        failed.seen = arena_print(arena, "there were %d%s", total, threads);
        failed.hint = hint_for(total < parameters->total.value);
        failed.process = PROCESS_UNKNOWN;
        if (total > parameters->total.value) {
            failed.process = find_surplus(parameters, evidence);
            failed.seen = arena_print(arena, "%s; the first too many is %s", failed.seen,
                                      process_describe(evidence, failed.process, arena));
        }
        return failed;
    }
    return result_pass();
}

const struct check_kind check_process_count = {
    .key = "process_count",
    .summary = "how many processes the program starts",
    .example = "{children: 2, total: 3}",
    .fields = fields,
    .size = sizeof(struct parameters),
    .judge = judge,
};
