// SPDX-License-Identifier: MIT
// Reads what should happen, finds in the trace when it did, and puts both into words.
#include "happening.h"
#include "describe.h"
#include "matched_lines.h"

#include <string.h>

// --- reading

// To whom something happens.
struct subject {
    bool given, children;
    struct selector selector;
};

static bool read_subject(struct yaml *yaml, yaml_node_t *node, const struct field *field,
                         void *out) {
    struct subject *subject = out;
    subject->given = true;
    subject->children = yaml_is(node, "children");
    return subject->children || shape_selector.read(yaml, node, field, &subject->selector);
}

static json_t *subject_schema(const struct field *field) {
    return json_pack("{s:[{s:s},o]}", "oneOf", "const", "children", shape_selector.schema(field));
}

static const struct shape shape_subject = {read_subject, subject_schema};

// A happening as it is written.
struct source {
    const struct pattern *line;
    const char *like;
    struct subject start, end, waited_for, to;
    int signal;
    struct optional_integer count;
};

static const struct field fields[] = {
    {.key = "line",
     .summary = "lines that match this pattern are printed",
     .shape = &shape_pattern,
     .alternative = true,
     .offset = offsetof(struct source, line)},
    {.key = "like",
     .summary = "beside `line`: a line that matches it, which messages show in its place",
     .shape = &shape_string,
     .offset = offsetof(struct source, like)},
    {.key = "start",
     .summary = "this process, or the word children, is started",
     .shape = &shape_subject,
     .alternative = true,
     .offset = offsetof(struct source, start)},
    {.key = "end",
     .summary = "this process, or the word children, ends",
     .shape = &shape_subject,
     .alternative = true,
     .offset = offsetof(struct source, end)},
    {.key = "waited_for",
     .summary = "this process, or the word children, is waited for",
     .shape = &shape_subject,
     .alternative = true,
     .offset = offsetof(struct source, waited_for)},
    {.key = "signal",
     .summary = "a signal of this number is sent",
     .shape = &shape_integer,
     .alternative = true,
     .least = 1,
     .most = 64,
     .offset = offsetof(struct source, signal)},
    {.key = "to",
     .summary = "beside `signal`: the process to which it is sent, or the word children",
     .shape = &shape_subject,
     .offset = offsetof(struct source, to)},
    {.key = "count",
     .summary = "how many times it happens; once or more, and to each of `children`, where it is "
                "not given",
     .shape = &shape_optional_integer,
     .least = 1,
     .most = 10000,
     .offset = offsetof(struct source, count)},
    {0},
};

static bool read_source(struct yaml *yaml, yaml_node_t *node, struct source *source) {
    if (!yaml_read_map(yaml, node, fields, source))
        return false;
    if (source->like && !source->line)
        return yaml_complain(yaml, yaml_key(yaml, node, "like"), "`like` needs `line`");
    if (source->like && !pattern_matches(source->line, text_of(source->like)))
        return yaml_complain(yaml, yaml_value(yaml, node, "like"),
                             "this example does not match the pattern");
    if (!source->signal != !source->to.given)
        return yaml_complain(yaml, node,
                             "`signal` and `to` stand together: the number of the signal, and "
                             "the process to which it is sent");
    bool once = (source->start.given && !source->start.children) ||
                (source->end.given && !source->end.children) ||
                (source->waited_for.given && !source->waited_for.children);
    if (!source->count.given || !once)
        return true;
    return yaml_complain(yaml, yaml_key(yaml, node, "count"),
                         "a process starts, ends and is waited for once; `count` is for lines, "
                         "signals and `children`");
}

static bool read_happening(struct yaml *yaml, yaml_node_t *node, const struct field *field,
                           void *out) {
    struct source source = {0};
    struct happening *happening = out;
    (void)field;
    if (!read_source(yaml, node, &source))
        return false;
    const struct subject *subject = source.start.given        ? &source.start
                                    : source.end.given        ? &source.end
                                    : source.waited_for.given ? &source.waited_for
                                                              : &source.to;
    *happening = (struct happening){.kind = source.line               ? HAPPENING_LINE
                                            : source.start.given      ? HAPPENING_START
                                            : source.end.given        ? HAPPENING_END
                                            : source.waited_for.given ? HAPPENING_WAITED_FOR
                                                                      : HAPPENING_SIGNAL,
                                    .line = source.line,
                                    .like = source.like,
                                    .children = subject->children,
                                    .selector = subject->selector,
                                    .signal = source.signal,
                                    .count = source.count};
    return true;
}

static json_t *happening_schema(const struct field *field) {
    (void)field;
    json_t *schema = yaml_map_schema(fields);
    json_object_set_new(schema, "title", json_string("an event"));
    return schema;
}

const struct shape shape_happening = {read_happening, happening_schema};

// --- finding

// Whether the event is of this kind, and to whom it happened.
static bool is_such(const struct happening *happening, const struct event *event,
                    int *out_subject) {
    static const enum event_kind kinds[] = {
        [HAPPENING_START] = EVENT_birth,
        [HAPPENING_END] = EVENT_exit,
        [HAPPENING_WAITED_FOR] = EVENT_wait,
    };
    bool received = event->kind == EVENT_wait || event->kind == EVENT_send;
    *out_subject = received ? event->other : event->process;
    if (happening->kind != HAPPENING_SIGNAL)
        return event->kind == kinds[happening->kind];
    // A signal that nobody sent, such as a timer's, is seen only where it comes to its process.
    return event->signal == happening->signal &&
           (event->kind == EVENT_send ||
            (event->kind == EVENT_signal && event->other == PROCESS_UNKNOWN));
}

static struct occurrences find_lines(const struct happening *happening,
                                     const struct evidence *evidence, struct arena *arena) {
    struct occurrences found = {0};
    struct matched_lines lines = matched_lines_read(evidence, happening->line, NULL, NULL, arena);
    ARRAY_EACH(line, &lines)
        *ARRAY_ADD(arena, &found) = (struct occurrence){.happening = happening,
                                                        .event = line->line.event,
                                                        .offset = line->line.offset,
                                                        .time = line->line.time,
                                                        .process = line->process->number,
                                                        .subject = line->process->number,
                                                        .line = line->line.text};
    return found;
}

struct occurrences happening_find(const struct happening *happening,
                                  const struct evidence *evidence, struct arena *arena) {
    if (happening->kind == HAPPENING_LINE)
        return find_lines(happening, evidence, arena);
    struct occurrences found = {0};
    const struct process *chosen =
        happening->children ? NULL : selector_find(&happening->selector, evidence);
    for (size_t i = 0; i < evidence->trace->events.count; i++) {
        const struct event *event = &evidence->trace->events.items[i];
        int subject;
        if (!is_such(happening, event, &subject))
            continue;
        const struct process *process = evidence_process(evidence, subject);
        if (process && (happening->children ? process->parent == 0 : process == chosen))
            *ARRAY_ADD(arena, &found) = (struct occurrence){
                .happening = happening,
                .event = i,
                .time = event->time,
                .process = event->kind == EVENT_signal ? PROCESS_UNKNOWN : event->process,
                .subject = subject};
    }
    return found;
}

bool occurrence_is_before(const struct occurrence *a, const struct occurrence *b) {
    return a->event != b->event ? a->event < b->event : a->offset < b->offset;
}

// --- words

enum form { WISHED, TOLD, SEEN, LACKING };

// "ends", "is sent SIGTERM"
static const char *verb(const struct happening *happening, enum form form, struct arena *arena) {
    static const char *const verbs[][4] = {
        [HAPPENING_LINE] = {"to be printed", "is printed", "was printed", "was not printed"},
        [HAPPENING_START] = {"to be started", "is started", "was started", "was not started"},
        [HAPPENING_END] = {"to end", "ends", "ended", "did not end"},
        [HAPPENING_WAITED_FOR] = {"to be waited for", "is waited for", "was waited for",
                                  "was not waited for"},
        [HAPPENING_SIGNAL] = {"to be sent", "is sent", "was sent", "was not sent"},
    };
    const char *words = verbs[happening->kind][form];
    if (happening->kind != HAPPENING_SIGNAL)
        return words;
    return arena_print(arena, "%s %s", words, describe_signal(happening->signal, arena));
}

// "every child of main", "process 1 (the first to be started)"
static const char *describe_subject(const struct happening *happening, const char *which,
                                    struct arena *arena) {
    if (happening->kind == HAPPENING_LINE) {
        const char *like = happening->like ? happening->like : happening->line->source;
        return arena_print(arena, "%s line like %s", which, describe_line(text_of(like), arena));
    }
    if (happening->children)
        return arena_print(arena, "%s child of main", which);
    return arena_print(arena, "%s%s", selector_describe(&happening->selector, arena),
                       strcmp(which, "no") == 0 ? " not" : "");
}

const char *happening_describe_wish(const struct happening *happening, const char *which,
                                    struct arena *arena) {
    return arena_print(arena, "%s %s", describe_subject(happening, which, arena),
                       verb(happening, WISHED, arena));
}

const char *happening_describe(const struct happening *happening, const char *which,
                               struct arena *arena) {
    return arena_print(arena, "%s %s", describe_subject(happening, which, arena),
                       verb(happening, TOLD, arena));
}

const char *occurrence_describe(const struct occurrence *occurrence,
                                const struct evidence *evidence, struct arena *arena) {
    const struct happening *happening = occurrence->happening;
    bool is_line = happening->kind == HAPPENING_LINE;
    bool is_own = occurrence->process == occurrence->subject;
    const char *by = "";
    const char *what = is_line ? describe_line(occurrence->line, arena)
                               : process_describe(evidence, occurrence->subject, arena);
    if (happening->kind == HAPPENING_SIGNAL && is_own)
        by = " by itself";
    else if (occurrence->process != PROCESS_UNKNOWN && (is_line || !is_own))
        by = arena_print(arena, " by %s", process_describe(evidence, occurrence->process, arena));
    return arena_print(arena, "%s %s%s at %s", what, verb(happening, SEEN, arena), by,
                       describe_moment(occurrence->time, arena));
}

const char *happening_describe_lack(const struct happening *happening, int process,
                                    const struct evidence *evidence, struct arena *arena) {
    return arena_print(arena, "%s %s", process_describe(evidence, process, arena),
                       verb(happening, LACKING, arena));
}
