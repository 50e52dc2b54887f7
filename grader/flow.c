// SPDX-License-Identifier: MIT
// Searches the chain of processes and channels that a specification asks for, by backtracking.
#include "flow.h"
#include "describe.h"
#include "expectation.h"

#include <string.h>

// A chain is short and so is the search; only a program that joins everybody with everybody can
// make it long.
enum { MOST_STEPS = 1000000 };

// --- YAML

static bool read_station(struct yaml *yaml, yaml_node_t *node, const struct field *field,
                         void *out) {
    struct station *station = out;
    const char *word = node->type == YAML_SCALAR_NODE ? (const char *)node->data.scalar.value : "";
    station->kind = strcmp(word, "child") == 0 ? STATION_CHILD
                    : strcmp(word, "any") == 0 ? STATION_ANY
                                               : STATION_CHOSEN;
    return station->kind != STATION_CHOSEN ||
           shape_selector.read(yaml, node, field, &station->selector);
}

static json_t *station_schema(const struct field *field) {
    json_t *words = json_pack("{s:[s,s]}", "enum", "child", "any");
    return json_pack("{s:s,s:[o,o]}", "title", "a station of the path", "anyOf", words,
                     shape_selector.schema(field));
}

static const struct shape shape_station = {read_station, station_schema};
static const struct field station_item = {.shape = &shape_station};
static const struct field station_list = {
    .shape = &shape_list, .item = &station_item, .item_size = sizeof(struct station)};

static bool read_path(struct yaml *yaml, yaml_node_t *node, const struct field *field, void *out) {
    const struct path *path = out;
    (void)field;
    if (!shape_list.read(yaml, node, &station_list, out))
        return false;
    return path->count >= 2 ||
           yaml_complain(yaml, node, "a path has at least two processes, such as [child, main]");
}

static json_t *path_schema(const struct field *field) {
    (void)field;
    json_t *schema = shape_list.schema(&station_list);
    json_object_set_new(schema, "minItems", json_integer(2));
    return schema;
}

const struct shape shape_path = {read_path, path_schema};

// --- the search

struct search {
    const struct flow_query *query;
    const struct evidence *evidence;
    struct arena *arena;
    int *processes; // of the stations that have one, in their order
    struct hop *hops;
    int steps;
    struct flow best;
};

static int least_bytes(const struct flow_query *query) {
    return query->at_least > 0 ? query->at_least : 1;
}

static bool fits(const struct search *search, size_t place, const struct process *process) {
    const struct station *station = &search->query->path.items[place];
    for (size_t i = 0; i < place; i++)
        if (search->processes[i] == process->number)
            return false;
    switch (station->kind) {
    case STATION_CHILD:
        return process->parent == 0;
    case STATION_ANY:
        return true;
    case STATION_CHOSEN:
        break;
    }
    return selector_find(&station->selector, search->evidence) == process;
}

// A System V queue carries as many streams as its messages have types.
static bool carries_many(const struct evidence *evidence, int channel) {
    return strcmp(evidence_channel(evidence, channel)->kind, "msgqueue") == 0;
}

static bool is_used(const struct search *search, size_t hops, int channel) {
    if (carries_many(search->evidence, channel))
        return false;
    for (size_t i = 0; i < hops; i++)
        if (search->hops[i].channel == channel)
            return true;
    return false;
}

// Whether the writer only sends on what it was sent.
static bool is_copy(const struct search *search, size_t place, const struct channel_use *written) {
    if (!search->query->changed || place == 0)
        return false;
    const struct hop *before = &search->hops[place - 1];
    struct text in =
        str_text(&evidence_use(search->evidence, before->channel, before->writer)->written);
    struct text out = str_text(&written->written);
    size_t known = in.size < out.size ? in.size : out.size;
    return known >= (size_t)least_bytes(search->query) && memcmp(in.data, out.data, known) == 0;
}

static void note_progress(struct search *search, size_t hops) {
    if (hops <= search->best.count && search->best.hops)
        return;
    search->best = (struct flow){.count = hops, .last = search->processes[hops]};
    search->best.hops = arena_alloc(search->arena, search->query->path.count * sizeof(struct hop));
    memcpy(search->best.hops, search->hops, hops * sizeof(struct hop));
}

static void note_copy(struct search *search, size_t hops) {
    if (search->best.count != hops)
        return;
    search->best.last = search->processes[hops];
    search->best.copied = true;
}

static bool can_read(const struct search *search, size_t place, const struct channel_use *written,
                     const struct channel_use *read) {
    return read->channel == written->channel && read->bytes_read >= least_bytes(search->query) &&
           (!search->query->met_end || read->met_end ||
            !channel_has_end(search->evidence, read->channel)) &&
           fits(search, place + 1, evidence_process(search->evidence, read->process));
}

static bool extend(struct search *search, size_t place);

// With `written` as the next hop.
static bool extend_through(struct search *search, size_t place, const struct channel_use *written) {
    ARRAY_EACH(read, &search->evidence->uses) {
        if (++search->steps > MOST_STEPS)
            return false;
        if (!can_read(search, place, written, read))
            continue;
        if (is_copy(search, place, written)) {
            note_copy(search, place);
            return false;
        }
        search->hops[place] = (struct hop){written->process, read->process, read->channel};
        search->processes[place + 1] = read->process;
        if (extend(search, place + 1))
            return true;
    }
    return false;
}

// The stations up to `place` have their processes, and the hops between them their channels.
static bool extend(struct search *search, size_t place) {
    note_progress(search, place);
    if (place + 1 == search->query->path.count)
        return true;
    ARRAY_EACH(written, &search->evidence->uses)
        if (written->process == search->processes[place] &&
            written->bytes_written >= least_bytes(search->query) &&
            !is_used(search, place, written->channel) && extend_through(search, place, written))
            return true;
    return false;
}

struct flow flow_find(const struct flow_query *query, const struct evidence *evidence,
                      struct arena *arena) {
    size_t count = query->path.count;
    struct search search = {.query = query,
                            .evidence = evidence,
                            .arena = arena,
                            .processes = arena_alloc(arena, count * sizeof(int)),
                            .hops = arena_alloc(arena, count * sizeof(struct hop))};
    ARRAY_EACH(process, &evidence->processes) {
        if (!fits(&search, 0, process))
            continue;
        search.processes[0] = process->number;
        if (extend(&search, 0)) {
            search.best.whole = true;
            return search.best;
        }
    }
    if (search.best.count == 0 && query->path.items[0].kind != STATION_CHOSEN)
        search.best.last = PROCESS_UNKNOWN; // several could have begun it
    return search.best;
}

bool channel_has_end(const struct evidence *evidence, int channel) {
    const char *kind = evidence_channel(evidence, channel)->kind;
    return strcmp(kind, "mqueue") != 0 && strcmp(kind, "msgqueue") != 0;
}

// --- words

static const char *describe_station(const struct path *path, size_t place, struct arena *arena) {
    const struct station *station = &path->items[place];
    if (station->kind == STATION_CHOSEN)
        return selector_describe(&station->selector, arena);
    bool again = false;
    for (size_t i = 0; i < place; i++)
        again |= path->items[i].kind == station->kind;
    const char *word = station->kind == STATION_CHILD ? "child" : "process";
    return arena_print(arena, "%s %s", again ? "another" : "a", word);
}

const char *flow_describe_path(const struct path *path, struct arena *arena) {
    struct str words = {.arena = arena};
    for (size_t i = 0; i < path->count; i++)
        str_print(&words, "%s%s", i ? " → " : "", describe_station(path, i, arena));
    return words.data;
}

static const char *describe_least(const struct flow_query *query, struct arena *arena) {
    return query->at_least > 1 ? arena_print(arena, "%d bytes or more", query->at_least) : "data";
}

// The channel into which this process, or one that fits the first station, wrote most; or NULL.
static const struct channel_use *most_written(const struct flow_query *query, int process,
                                              const struct evidence *evidence) {
    const struct search first = {.query = query, .evidence = evidence};
    const struct channel_use *most = NULL;
    ARRAY_EACH(use, &evidence->uses) {
        bool meant = process == PROCESS_UNKNOWN
                         ? fits(&first, 0, evidence_process(evidence, use->process))
                         : use->process == process;
        if (meant && use->bytes_written > (most ? most->bytes_written : 0))
            most = use;
    }
    return most;
}

// "process 1 (…) wrote 40 bytes into pipe A, which main read"
static const char *describe_written(const struct channel_use *written,
                                    const struct evidence *evidence, struct arena *arena) {
    struct str readers = {.arena = arena};
    ARRAY_EACH(use, &evidence->uses)
        if (use->channel == written->channel && use->bytes_read > 0)
            str_print(&readers, "%s%s", readers.size ? " and " : "",
                      process_describe(evidence, use->process, arena));
    return arena_print(arena, "%s wrote %s into %s, which %s read",
                       process_describe(evidence, written->process, arena),
                       describe_count(written->bytes_written, "byte", "bytes", arena),
                       channel_describe(evidence, written->channel, arena),
                       readers.size ? readers.data : "nobody");
}

static const char *describe_break(const struct flow_query *query, const struct flow *flow,
                                  const struct evidence *evidence, struct arena *arena) {
    const char *from = flow->last == PROCESS_UNKNOWN
                           ? describe_station(&query->path, 0, arena)
                           : process_describe(evidence, flow->last, arena);
    if (flow->copied)
        return arena_print(arena, "%s sent on the same bytes that it had been sent", from);
    const char *gap =
        arena_print(arena, "no channel carried %s from %s to %s", describe_least(query, arena),
                    from, describe_station(&query->path, flow->count + 1, arena));
    const struct channel_use *most = most_written(query, flow->last, evidence);
    if (!most)
        return gap;
    return arena_print(arena, "%s; %s", gap, describe_written(most, evidence, arena));
}

struct result flow_broken(const struct flow_query *query, const struct flow *flow,
                          const struct evidence *evidence, struct arena *arena) {
    const char *expected = arena_print(arena, "%s on the way %s%s", describe_least(query, arena),
                                       flow_describe_path(&query->path, arena),
                                       query->changed ? ", changed by each process" : "");
    for (size_t i = 0; i < query->path.count; i++) {
        const struct station *station = &query->path.items[i];
        if (station->kind == STATION_CHOSEN && !selector_find(&station->selector, evidence))
            return result_no_process(&station->selector, expected, arena);
    }
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = expected,
        .seen = describe_break(query, flow, evidence, arena),
        .process = flow->last,
        .hint = flow->copied
                    ? "Let this process compute on what it reads, and write the results on."
                    : "Let each process write what it computed into a channel of which "
                      "the next process reads the other end.",
    };
}
