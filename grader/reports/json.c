// SPDX-License-Identifier: MIT
// The verdicts as JSON, for machines; specs/report.schema.json describes it.
#include "report.h"

static json_t *line_list(struct arena *arena, const struct compared_lines *lines) {
    json_t *list = json_array();
    ARRAY_EACH(line, lines)
        json_array_append_new(
            list, json_pack("{so so sb}", "expected", report_string(arena, line->expected), "seen",
                            report_string(arena, line->seen), "fits", line->fits));
    return list;
}

static json_t *check_object(struct arena *arena, const struct check_verdict *check) {
    json_t *events = json_array();
    ARRAY_EACH(line, &check->events)
        json_array_append_new(events, report_string(arena, *line));
    return json_pack(
        "{so so ss si si so so so so so so so so}", "id", report_string(arena, check->id), "title",
        report_string(arena, check->title), "outcome", outcome_name(check->outcome), "points",
        check->points, "max_points", check->max_points, "message",
        report_string(arena, check->message), "expected",
        report_string(arena, check->result.expected), "seen",
        report_string(arena, check->result.seen), "process", report_string(arena, check->where),
        "schedule", report_string(arena, check->schedule), "events", events, "lines",
        line_list(arena, &check->result.lines), "hint", report_string(arena, check->result.hint));
}

json_t *report_object(struct arena *arena, const struct verdict *verdict) {
    json_t *checks = json_array();
    ARRAY_EACH(check, &verdict->checks)
        json_array_append_new(checks, check_object(arena, check));
    return json_pack("{so so so ss si si so ss}", "submission",
                     report_string(arena, verdict->submission), "exercise",
                     report_string(arena, verdict->exercise), "title",
                     report_string(arena, verdict->title), "outcome",
                     outcome_name(verdict->outcome), "points", verdict->points, "max_points",
                     verdict->max_points, "checks", checks, "compiler", report_log(verdict, arena));
}

// --- and back

static const char *string(const json_t *object, const char *key) {
    return json_string_value(json_object_get(object, key));
}

static int number(const json_t *object, const char *key) {
    return (int)json_integer_value(json_object_get(object, key));
}

static void read_lines(struct arena *arena, const json_t *list, struct compared_lines *out_lines) {
    size_t i;
    const json_t *line;
    json_array_foreach(list, i, line) {
        *ARRAY_ADD(arena, out_lines) =
            (struct compared_line){string(line, "expected"), string(line, "seen"),
                                   json_is_true(json_object_get(line, "fits"))};
    }
}

static void read_events(struct arena *arena, const json_t *list, told_lines *out_events) {
    size_t i;
    const json_t *event;
    json_array_foreach(list, i, event) {
        if (json_is_string(event))
            *ARRAY_ADD(arena, out_events) = json_string_value(event);
    }
}

static struct check_verdict check_of(struct arena *arena, const json_t *object) {
    const char *schedule = string(object, "schedule");
    struct check_verdict check = {
        .id = string(object, "id"),
        .title = string(object, "title"),
        .points = number(object, "points"),
        .max_points = number(object, "max_points"),
        .message = string(object, "message"),
        .where = string(object, "process"),
        .schedule = schedule && schedules_know(schedule) ? schedule : NULL,
        .result = {.expected = string(object, "expected"),
                   .seen = string(object, "seen"),
                   .process = PROCESS_UNKNOWN,
                   .hint = string(object, "hint")},
    };
    if (!outcome_named(string(object, "outcome"), &check.outcome))
        check.outcome = OUTCOME_ERROR;
    check.result.outcome = check.outcome;
    read_lines(arena, json_object_get(object, "lines"), &check.result.lines);
    read_events(arena, json_object_get(object, "events"), &check.events);
    return check;
}

void report_verdict(struct arena *arena, const json_t *object, struct verdict *out_verdict) {
    size_t i;
    const json_t *check;
    *out_verdict = (struct verdict){
        .submission = string(object, "submission"),
        .exercise = string(object, "exercise"),
        .title = string(object, "title"),
        .points = number(object, "points"),
        .max_points = number(object, "max_points"),
        .log = text_of(string(object, "compiler")),
    };
    if (!outcome_named(string(object, "outcome"), &out_verdict->outcome))
        out_verdict->outcome = OUTCOME_ERROR;
    json_array_foreach(json_object_get(object, "checks"), i, check) {
        *ARRAY_ADD(arena, &out_verdict->checks) = check_of(arena, check);
    }
}

static void write(FILE *file, const struct report_input *input, struct arena *arena) {
    json_t *results = json_array();
    for (size_t i = 0; i < input->count; i++)
        json_array_append_new(results, report_object(arena, &input->verdicts[i]));
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
