// SPDX-License-Identifier: MIT
// Data went through a chain of processes.
#include "expectation.h"
#include "flow.h"

static const struct field fields[] = {
    FLOW_FIELDS,
    {.key = "changed",
     .summary = "no process on the way only copies what it reads",
     .shape = &shape_bool,
     .offset = offsetof(struct flow_query, changed)},
    {0},
};

static struct result judge(const void *parameters, const struct evidence *evidence,
                           struct arena *arena) {
    struct flow flow = flow_find(parameters, evidence, arena);
    return flow.whole ? result_pass() : flow_broken(parameters, &flow, evidence, arena);
}

const struct check_kind check_flow = {
    .key = "flow",
    .summary = "data went through a chain of processes, from channel to channel",
    .example = "{path: [child, child, main], at_least: 10, changed: true}",
    .fields = fields,
    .size = sizeof(struct flow_query),
    .needs_end = true,
    .judge = judge,
};
