// SPDX-License-Identifier: MIT
// The verdicts as the result.json of Classroom 50 (classroom50/result/v1). What only its runner
// knows comes from the environment that it gives an autograder.
#include "report.h"

#include <string.h>

// In the order of the file. What has neither a value nor a substitute is missing.
static const struct {
    const char *key, *variable;
    const char *instead; // another variable, or NULL
    const char *value;   // where neither is set; NULL: it must be
} known[] = {
    {"classroom", "CLASSROOM", NULL, NULL},
    {"assignment", "ASSIGNMENT", NULL, NULL},
    {"assignment_type", "ASSIGNMENT_TYPE", NULL, "individual"},
    {"owner", "OWNER", "USERNAME", NULL},
    {"submission", "SUBMISSION_TAG", NULL, NULL},
    {"commit", "COMMIT_URL", NULL, NULL},
    {"release", "RELEASE_URL", NULL, NULL},
    {"review", "REVIEW_URL", "COMMIT_URL", ""}, // which must be
};

enum { KNOWN = sizeof known / sizeof *known };

static const char *variable(const struct report_input *input, const char *name) {
    const char *value = name && input->variable ? input->variable(name) : NULL;
    return value && *value ? value : NULL;
}

static const char *value_of(const struct report_input *input, size_t i) {
    const char *value = variable(input, known[i].variable);
    if (!value)
        value = variable(input, known[i].instead);
    return value ? value : known[i].value;
}

static const char *object_to(const struct report_input *input, struct arena *arena) {
    struct str missing = {.arena = arena};
    for (size_t i = 0; i < KNOWN; i++)
        if (!value_of(input, i))
            str_print(&missing, "%s$%s", missing.size ? ", " : "", known[i].variable);
    if (missing.size)
        return arena_print(arena,
                           "it needs %s in the environment, which Classroom 50 sets for an "
                           "autograder.py; set them yourself to try it elsewhere",
                           missing.data);
    const char *tag = variable(input, "SUBMISSION_TAG");
    if (strncmp(tag, "submit/", 7) != 0)
        return arena_print(arena, "$SUBMISSION_TAG has to begin with submit/, and is %s",
                           text_shown(arena, text_of(tag), 100));
    return NULL;
}

static json_t *test_object(const struct report_input *input, const struct verdict *verdict,
                           const struct check_verdict *check, struct arena *arena) {
    return json_pack("{so sb si si so}", "test-name",
                     report_string(arena, report_title(input, verdict, check, arena)), "passed",
                     check->outcome == OUTCOME_PASS, "score", check->points, "max-score",
                     check->max_points, "message", report_string(arena, check->message));
}

// The runner puts the date of the commit in its place; only elsewhere it is that of the grading.
static const char *date_of(const struct report_input *input, struct arena *arena) {
    enum { SIZE = sizeof "2026-01-31T23:59:59Z" };
    char date[SIZE];
    struct tm tm;
    gmtime_r(&input->now, &tm);
    strftime(date, SIZE, "%Y-%m-%dT%H:%M:%SZ", &tm);
    return arena_copy(arena, date, SIZE);
}

static void write(FILE *file, const struct report_input *input, struct arena *arena) {
    json_t *report = json_pack("{ss}", "schema", "classroom50/result/v1"), *tests = json_array();
    int score = 0, max_score = 0;
    for (size_t i = 0; i < KNOWN; i++)
        json_object_set_new(report, known[i].key, report_string(arena, value_of(input, i)));
    for (size_t i = 0; i < input->count; i++) {
        const struct verdict *verdict = &input->verdicts[i];
        score += verdict->points;
        max_score += verdict->max_points;
        ARRAY_EACH(check, &verdict->checks)
            json_array_append_new(tests, test_object(input, verdict, check, arena));
    }
    json_object_set_new(report, "datetime", json_string(date_of(input, arena)));
    json_object_set_new(report, "score", json_integer(score));
    json_object_set_new(report, "max-score", json_integer(max_score));
    json_object_set_new(report, "tests", tests);
    json_dumpf(report, file, JSON_INDENT(2));
    fputc('\n', file);
    json_decref(report);
}

const struct report report_classroom50 = {
    .name = "classroom50",
    .summary = "the result.json of Classroom 50",
    .write = write,
    .objection = object_to,
};
