// SPDX-License-Identifier: MIT
// The verdicts as the results.json of Gradescope. Where something of ours failed it has neither
// tests nor a score: then Gradescope takes it for what it is, an autograder that failed, and gives
// no points that would have to be taken back.
#include "report.h"

static const char *details(const struct verdict *verdict, const struct check_verdict *check,
                           struct arena *arena) {
    const char *lines = report_details(check, arena);
    if (check->outcome == OUTCOME_PASS || check != verdict->checks.items || !verdict->log.size)
        return lines;
    return arena_print(arena, "%s\n%s", lines, report_log(verdict, arena));
}

// Where nothing was taken out for students, Gradescope keeps it from them.
static const char *visibility(const struct check_verdict *check) {
    static const char *const names[] = {[VISIBILITY_PUBLIC] = "visible",
                                        [VISIBILITY_HIDDEN] = "hidden",
                                        [VISIBILITY_AFTER_DUE] = "after_due_date"};
    return names[check->asked && !check->withheld ? check->asked->visibility : VISIBILITY_PUBLIC];
}

static json_t *test_object(const struct report_input *input, const struct verdict *verdict,
                           const struct check_verdict *check, const char *number,
                           struct arena *arena) {
    return json_pack("{so so ss si si ss ss}", "number", json_string(number), "name",
                     report_string(arena, report_title(input, verdict, check, arena)), "status",
                     check->outcome == OUTCOME_PASS ? "passed" : "failed", "score", check->points,
                     "max_score", check->max_points, "output", details(verdict, check, arena),
                     "visibility", visibility(check));
}

// A check that is worth nothing is there only where it failed.
static json_t *test_list(const struct report_input *input, struct arena *arena) {
    json_t *tests = json_array();
    for (size_t i = 0; i < input->count; i++) {
        const struct verdict *verdict = &input->verdicts[i];
        size_t number = 0;
        ARRAY_EACH(check, &verdict->checks) {
            if (check->outcome == OUTCOME_PASS && !check->max_points)
                continue;
            const char *name = input->count == 1 ? arena_print(arena, "%zu", ++number)
                                                 : arena_print(arena, "%zu.%zu", i + 1, ++number);
            json_array_append_new(tests, test_object(input, verdict, check, name, arena));
        }
    }
    return tests;
}

static const char *faults(const struct report_input *input, struct arena *arena) {
    struct str out = {.arena = arena};
    str_print(&out, "The grader could not judge all of it; this is not the student's fault.\n");
    for (size_t i = 0; i < input->count; i++)
        ARRAY_EACH(check, &input->verdicts[i].checks)
            if (check->outcome == OUTCOME_ERROR)
                str_print(&out, "%s: %s\n", check->title,
                          text_shown(arena, text_of(check->message), SIZE_MAX));
    return str_text(&out).data;
}

static void write(FILE *file, const struct report_input *input, struct arena *arena) {
    json_t *report = json_pack("{ss ss ss ss}", "output_format", "text", "test_output_format",
                               "text", "test_name_format", "text", "stdout_visibility", "hidden");
    int score = 0;
    for (size_t i = 0; i < input->count; i++)
        score += input->verdicts[i].points;
    if (report_is_faulty(input)) {
        json_object_set_new(report, "output", json_string(faults(input, arena)));
    } else {
        json_object_set_new(report, "score", json_integer(score));
        json_object_set_new(report, "tests", test_list(input, arena));
    }
    json_dumpf(report, file, JSON_INDENT(2));
    fputc('\n', file);
    json_decref(report);
}

const struct report report_gradescope = {
    .name = "gradescope",
    .summary = "the results.json of Gradescope",
    .write = write,
};
