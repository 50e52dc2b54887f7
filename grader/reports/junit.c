// SPDX-License-Identifier: MIT
// The verdicts as JUnit XML: what GitLab, Jenkins and the readers for GitHub have in common. A
// submission is a suite, a check a case.
#include "report.h"

#include "base/markup.h"

static void write_text(FILE *file, const char *text, struct arena *arena) {
    fputs(markup_escape(arena, text_of(text ? text : "")), file);
}

static void write_attribute(FILE *file, const char *name, const char *value, struct arena *arena) {
    fprintf(file, " %s=\"", name);
    write_text(file, value, arena);
    fputc('"', file);
}

static size_t count(const struct report_input *input, const struct verdict *verdict,
                    enum outcome outcome) {
    size_t count = 0;
    for (size_t i = 0; i < input->count; i++)
        if (!verdict || verdict == &input->verdicts[i])
            ARRAY_EACH(check, &input->verdicts[i].checks)
                count += check->outcome == outcome;
    return count;
}

// `verdict`: of it alone, or NULL.
static void write_counts(FILE *file, const struct report_input *input,
                         const struct verdict *verdict) {
    size_t passed = count(input, verdict, OUTCOME_PASS);
    size_t failures = count(input, verdict, OUTCOME_FAIL);
    size_t errors = count(input, verdict, OUTCOME_ERROR);
    size_t skipped = count(input, verdict, OUTCOME_SKIPPED);
    fprintf(file, " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" skipped=\"%zu\">\n",
            passed + failures + errors + skipped, failures, errors, skipped);
}

// Of several submissions the same check has different class names: a name is taken once.
static void write_check(FILE *file, const struct report_input *input, const struct verdict *verdict,
                        const struct check_verdict *check, struct arena *arena) {
    static const char *const elements[] = {
        [OUTCOME_FAIL] = "failure", [OUTCOME_ERROR] = "error", [OUTCOME_SKIPPED] = "skipped"};
    const char *class = input->count == 1
                            ? verdict->exercise
                            : arena_print(arena, "%s/%s", verdict->submission, verdict->exercise);
    fputs("    <testcase", file);
    write_attribute(file, "classname", class, arena);
    write_attribute(file, "name", check->title, arena);
    if (check->outcome == OUTCOME_PASS) {
        fputs("/>\n", file);
        return;
    }
    const char *element = elements[check->outcome];
    fprintf(file, "><%s", element);
    write_attribute(file, "message", check->result.seen, arena);
    if (check->outcome != OUTCOME_SKIPPED)
        write_attribute(file, "type", check->id, arena);
    fputc('>', file);
    write_text(file, check->message, arena);
    fprintf(file, "</%s></testcase>\n", element);
}

static void write(FILE *file, const struct report_input *input, struct arena *arena) {
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"grader\"", file);
    write_counts(file, input, NULL);
    for (size_t i = 0; i < input->count; i++) {
        const struct verdict *verdict = &input->verdicts[i];
        fputs("  <testsuite", file);
        write_attribute(file, "name", verdict->submission, arena);
        write_counts(file, input, verdict);
        ARRAY_EACH(check, &verdict->checks)
            write_check(file, input, verdict, check, arena);
        fputs("  </testsuite>\n", file);
    }
    fputs("</testsuites>\n", file);
}

const struct report report_junit = {
    .name = "junit",
    .summary = "JUnit XML, for continuous integration",
    .write = write,
};
