// SPDX-License-Identifier: MIT
// The verdicts for the reporter of GitHub Classroom (autograding-grading-reporter): JSON in base64,
// one line, as a grading step's output `result`.
//
// The reporter counts in two ways: its table shows the share of tests that passed, its annotation,
// which is what is recorded, the sum of their scores. They agree where every check is worth the
// same, so a check that is worth nothing is a test only where it failed. Where something of ours
// failed there are no points to reach, and the reporter records none.
#include "report.h"

#include <stdlib.h>

static const char *status_name(enum outcome outcome) {
    return outcome == OUTCOME_PASS ? "pass" : outcome == OUTCOME_ERROR ? "error" : "fail";
}

// The reporter shows the message of an error, and of a failure only what is called its test's code,
// as it is: none of its lines may begin a workflow command.
static json_t *test_object(const struct report_input *input, const struct verdict *verdict,
                           const struct check_verdict *check, struct arena *arena) {
    return json_pack("{so ss si so so so si}", "name",
                     report_string(arena, report_title(input, verdict, check, arena)), "status",
                     status_name(check->outcome), "score", check->points, "message",
                     report_string(arena, check->message), "test_code",
                     json_string(report_details(check, arena)), "filename",
                     report_string(arena, verdict->submission), "line_no", 0);
}

static json_t *object(const struct report_input *input, struct arena *arena) {
    json_t *tests = json_array();
    bool faulty = report_is_faulty(input), passed = true;
    int max_score = 0;
    for (size_t i = 0; i < input->count; i++) {
        const struct verdict *verdict = &input->verdicts[i];
        max_score += verdict->max_points;
        passed = passed && verdict->outcome == OUTCOME_PASS;
        ARRAY_EACH(check, &verdict->checks)
            if (check->max_points || check->outcome != OUTCOME_PASS)
                json_array_append_new(tests, test_object(input, verdict, check, arena));
    }
    return json_pack("{si ss si so}", "version", 1, "status",
                     faulty   ? "error"
                     : passed ? "pass"
                              : "fail",
                     "max_score", faulty ? 0 : max_score, "tests", tests);
}

static void write(FILE *file, const struct report_input *input, struct arena *arena) {
    json_t *report = object(input, arena);
    char *text = json_dumps(report, JSON_COMPACT);
    struct str line = {.arena = arena};
    str_add_base64(&line, text_of(text));
    fprintf(file, "%s\n", str_text(&line).data);
    free(text);
    json_decref(report);
}

const struct report report_classroom = {
    .name = "classroom",
    .summary = "for the reporter of GitHub Classroom",
    .write = write,
};
