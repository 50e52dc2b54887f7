// SPDX-License-Identifier: MIT
// Puts a head and an end around hand-written events, and reads them as the grader does.
#include "judge.h"

#include "base/complaints.h"

struct arena judge_arena;

void judge_clear(void) { arena_clear(&judge_arena); }

static struct text whole_trace(const char *events) {
    struct str text = {.arena = &judge_arena};
    size_t count = 0;
    for (const char *at = events; *at; at++)
        count += *at == '\n';
    trace_write_head(&(struct trace){.clock = "virtual", .schedule = "free"}, &text);
    str_add(&text, text_of(events));
    trace_write_end(count, &text);
    return str_text(&text);
}

const struct evidence *judge_evidence(enum tool tool, const char *events) {
    static const char *const sources[] = {"prog.c"};
    struct trace *trace = ARENA_NEW(&judge_arena, struct trace);
    struct evidence *evidence = ARENA_NEW(&judge_arena, struct evidence);
    struct error err = {0};
    cr_assert(trace_read(&judge_arena, whole_trace(events), trace, &err), "%s", err.text);
    cr_assert(evidence_read(&judge_arena, trace, tool, sources, 1, evidence, &err), "%s", err.text);
    return evidence;
}

const char *judge_file(const char *path, const char *data) {
    struct str line = {.arena = &judge_arena};
    event_write(&(struct event){.process = PROCESS_GRADER,
                                .kind = EVENT_file,
                                .path = text_of(path),
                                .data = text_of(data)},
                &line);
    return line.data;
}

struct target {
    const struct check_kind *kind;
    void *parameters;
};

static bool read_parameters(struct yaml *yaml, yaml_node_t *root, void *out) {
    const struct target *target = out;
    return check_kind_read(target->kind, yaml, root, target->parameters);
}

static const void *read_yaml(const struct check_kind *kind, const char *yaml,
                             struct complaints *complaints) {
    struct target target = {kind, arena_alloc(&judge_arena, kind->size)};
    bool good = yaml_load(text_of(yaml), complaints, read_parameters, &target);
    cr_expect_eq(good, complaints->list.count == 0);
    return target.parameters;
}

const char *judge_complaints(const struct check_kind *kind, const char *yaml) {
    struct complaints complaints = {.arena = &judge_arena, .file = "check"};
    struct str words = {.arena = &judge_arena};
    read_yaml(kind, yaml, &complaints);
    complaints_write(&complaints, &words);
    return str_text(&words).data;
}

struct result judge(const struct check_kind *kind, const char *yaml, const char *events) {
    cr_assert_str_empty(judge_complaints(kind, yaml));
    const void *parameters = read_yaml(kind, yaml, &(struct complaints){.arena = &judge_arena});
    return kind->judge(parameters, judge_evidence(kind->tool, events), &judge_arena);
}

struct result judge_together(const struct check_kind *kind, const char *yaml,
                             const char *const *events) {
    ARRAY_OF(const struct evidence *) runs = {0};
    cr_assert_str_empty(judge_complaints(kind, yaml));
    const void *parameters = read_yaml(kind, yaml, &(struct complaints){.arena = &judge_arena});
    for (; *events; events++)
        *ARRAY_ADD(&judge_arena, &runs) = judge_evidence(kind->tool, *events);
    return kind->judge_together(parameters, (const struct evidence *const *)runs.items, runs.count,
                                &judge_arena);
}
