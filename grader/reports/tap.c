// SPDX-License-Identifier: MIT
// The verdicts as TAP version 14 (testanything.org), a check a test point. All that comes from a
// student stands in a YAML block or behind a test point's number, so it can be no point of its own.
#include "report.h"

#include <jansson.h>
#include <stdlib.h>

// A description ends at '#', unless it is escaped.
static void write_description(FILE *file, const char *text, struct arena *arena) {
    for (const char *c = text_shown(arena, text_of(text), SIZE_MAX); *c; c++) {
        if (*c == '#' || *c == '\\')
            fputc('\\', file);
        fputc(*c, file);
    }
}

// A JSON string is a YAML one, too.
static void write_entry(FILE *file, const char *key, const char *value, struct arena *arena) {
    if (!value)
        return;
    json_t *string = json_string(text_shown(arena, text_of(value), SIZE_MAX));
    char *quoted = json_dumps(string, JSON_ENCODE_ANY);
    fprintf(file, "  %s: %s\n", key, quoted ? quoted : "\"\"");
    free(quoted);
    json_decref(string);
}

static void write_details(FILE *file, const struct check_verdict *check, struct arena *arena) {
    fputs("  ---\n", file);
    write_entry(file, "outcome", outcome_name(check->outcome), arena);
    write_entry(file, "expected", check->result.expected, arena);
    write_entry(file, "saw", check->result.seen, arena);
    write_entry(file, "where", check->where, arena);
    write_entry(file, "schedule", check->schedule, arena);
    write_entry(file, "hint", check->result.hint, arena);
    fprintf(file, "  points: %d\n  max_points: %d\n  ...\n", check->points, check->max_points);
}

static void write_check(FILE *file, size_t number, const struct verdict *verdict,
                        const struct check_verdict *check, struct arena *arena) {
    fprintf(file, "%sok %zu - ", check->outcome == OUTCOME_PASS ? "" : "not ", number);
    write_description(file, verdict->submission, arena);
    fputs(": ", file);
    write_description(file, check->title, arena);
    if (check->outcome == OUTCOME_SKIPPED)
        fputs(" # SKIP not judged", file);
    fputc('\n', file);
    if (check->outcome != OUTCOME_PASS)
        write_details(file, check, arena);
}

static void write(FILE *file, const struct report_input *input, struct arena *arena) {
    size_t count = 0, number = 0;
    for (size_t i = 0; i < input->count; i++)
        count += input->verdicts[i].checks.count;
    fprintf(file, "TAP version 14\n1..%zu\n", count);
    for (size_t i = 0; i < input->count; i++)
        ARRAY_EACH(check, &input->verdicts[i].checks)
            write_check(file, ++number, &input->verdicts[i], check, arena);
}

const struct report report_tap = {
    .name = "tap",
    .summary = "Test Anything Protocol, version 14",
    .write = write,
};
