// SPDX-License-Identifier: MIT
// Every reader of a chain of processes read on until the end of file.
#include "describe.h"
#include "expectation.h"
#include "flow.h"

static const struct field fields[] = {
    FLOW_FIELDS,
    {0},
};

// The first hop whose reader stopped before the end.
static const struct hop *find_early(const struct flow *flow, const struct evidence *evidence) {
    for (size_t i = 0; i < flow->count; i++) {
        const struct hop *hop = &flow->hops[i];
        if (channel_has_end(evidence, hop->channel) &&
            !evidence_use(evidence, hop->channel, hop->reader)->met_end)
            return hop;
    }
    return NULL;
}

static struct result judge(const void *data, const struct evidence *evidence, struct arena *arena) {
    struct flow_query query = *(const struct flow_query *)data;
    query.met_end = true;
    if (flow_find(&query, evidence, arena).whole)
        return result_pass();
    query.met_end = false;
    struct flow flow = flow_find(&query, evidence, arena);
    const struct hop *early = flow.whole ? find_early(&flow, evidence) : NULL;
    if (!early)
        return flow_broken(&query, &flow, evidence, arena);
    const char *channel = channel_describe(evidence, early->channel, arena);
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = arena_print(arena, "every reader on the way %s to read until the end of file",
                                flow_describe_path(&query.path, arena)),
        .seen = arena_print(arena, "%s stopped reading %s before it met the end of file",
                            process_describe(evidence, early->reader, arena), channel),
        .process = early->reader,
        .hint = "Do not count what you read: read until read() returns 0, which it does when every "
                "copy of the write end is closed, the reader's own too.",
    };
}

const struct check_kind check_reads_to_end = {
    .key = "reads_to_end",
    .summary = "every reader of a chain of processes read until the end of file",
    .example = "{path: [child, child, main], at_least: 10}",
    .fields = fields,
    .size = sizeof(struct flow_query),
    .needs_end = true,
    .judge = judge,
};
