// SPDX-License-Identifier: MIT
// The verdicts as JSON, for machines; specs/report.schema.json describes it.
#include "report.h"

#include <jansson.h>

enum { MOST_LOG = 16 * 1024 };

// What is not UTF-8 is shown as \xNN.
static json_t *string(struct arena *arena, const char *text) {
    return text ? json_string(text_shown(arena, text_of(text), SIZE_MAX)) : json_null();
}

static json_t *check_object(struct arena *arena, const struct check_verdict *check) {
    json_t *events = json_array();
    ARRAY_EACH(line, &check->events)
        json_array_append_new(events, string(arena, *line));
    return json_pack("{so so ss si si so so so so so so so}", "id", string(arena, check->id),
                     "title", string(arena, check->title), "outcome", outcome_name(check->outcome),
                     "points", check->points, "max_points", check->max_points, "message",
                     string(arena, check->message), "expected",
                     string(arena, check->result.expected), "seen",
                     string(arena, check->result.seen), "process", string(arena, check->where),
                     "schedule", string(arena, check->schedule), "events", events, "hint",
                     string(arena, check->result.hint));
}

static json_t *verdict_object(struct arena *arena, const struct verdict *verdict) {
    json_t *checks = json_array();
    ARRAY_EACH(check, &verdict->checks)
        json_array_append_new(checks, check_object(arena, check));
    struct str log = {.arena = arena};
    struct text rest = verdict->log, line;
    str_add(&log, TEXT(""));
    while (log.size < MOST_LOG && text_next_line(&rest, &line))
        str_print(&log, "%s\n", text_shown(arena, line, MOST_LOG));
    return json_pack("{so so so ss si si so ss}", "submission", string(arena, verdict->submission),
                     "exercise", string(arena, verdict->exercise), "title",
                     string(arena, verdict->title), "outcome", outcome_name(verdict->outcome),
                     "points", verdict->points, "max_points", verdict->max_points, "checks", checks,
                     "compiler", log.data);
}

static void write(FILE *file, const struct report_input *input, struct arena *arena) {
    json_t *results = json_array();
    for (size_t i = 0; i < input->count; i++)
        json_array_append_new(results, verdict_object(arena, &input->verdicts[i]));
    json_t *report = json_pack("{si ss ss so}", "format", 1, "grader", GRADER_VERSION, "sandbox",
                               input->sandbox, "results", results);
    json_dumpf(report, file, JSON_INDENT(2));
    fputc('\n', file);
    json_decref(report);
}

const struct report report_json = {
    .name = "json",
    .summary = "for machines",
    .write = write,
};
