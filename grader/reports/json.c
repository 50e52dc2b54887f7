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
