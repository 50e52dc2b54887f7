// SPDX-License-Identifier: MIT
// Follows data through a chain of processes: each writes into a channel from which the next one
// reads.
#pragma once

#include "check.h"
#include "selector.h"

// YAML: `child` (of main) or `any`, for any process that has no other place in the chain, or a
// selector.
struct station {
    enum { STATION_CHOSEN, STATION_CHILD, STATION_ANY } kind;
    struct selector selector;
};

struct path {
    struct station *items;
    size_t count, capacity;
};

// A list of at least two stations.
extern const struct shape shape_path;

// What is asked of a chain; the parameters of the checks that judge one.
struct flow_query {
    struct path path;
    int at_least; // bytes of every hop; 0: one
    bool changed; // no process only copies what it reads
    bool met_end; // every reader met the end of file, where its channel has one
};

// What every query is read from: the first fields of a table.
#define FLOW_FIELDS                                                                                \
    {.key = "path",                                                                                \
     .summary = "the processes in the order of the data: child (of main), any, or a process",      \
     .shape = &shape_path,                                                                         \
     .offset = offsetof(struct flow_query, path),                                                  \
     .required = true},                                                                            \
    {                                                                                              \
        .key = "at_least", .summary = "bytes that each hop carries", .shape = &shape_integer,      \
        .offset = offsetof(struct flow_query, at_least)                                            \
    }

struct hop {
    int writer, reader, channel;
};

// How far the longest chain comes that could be found.
struct flow {
    struct hop *hops; // path.count - 1 of them where the chain is whole
    size_t count;
    bool whole;
    int last;    // the process where the chain breaks, or PROCESS_UNKNOWN
    bool copied; // it breaks because `last` only copies
};

struct flow flow_find(const struct flow_query *query, const struct evidence *evidence,
                      struct arena *arena);

// "a child → another child → main": for messages.
const char *flow_describe_path(const struct path *path, struct arena *arena);

// Of a broken chain: where it breaks and why.
struct result flow_broken(const struct flow_query *query, const struct flow *flow,
                          const struct evidence *evidence, struct arena *arena);

// Whether the reader of such a channel can be told the end by an end of file.
bool channel_has_end(const struct evidence *evidence, int channel);
