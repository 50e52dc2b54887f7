// SPDX-License-Identifier: MIT
// What the program, or one process of it, printed.
#include "transcript.h"

struct parameters {
    struct expected_lines lines;
    int match; // an enum match
    struct optional_selector process;
};

static const char *const matches[] = {"exactly",  "prefix",    "strict_prefix",
                                      "includes", "any_order", NULL};
static const struct field fields[] = {
    {.key = "lines",
     .summary = "the lines, each as text, as a number, as {pattern: P}, or many by {for: [A, B]}",
     .shape = &shape_expected_lines,
     .offset = offsetof(struct parameters, lines),
     .required = true},
    {.key = "match",
     .summary = "exactly (the default); prefix or strict_prefix, for output that was cut off; "
                "includes, where others stand between them; any_order",
     .shape = &shape_choice,
     .offset = offsetof(struct parameters, match),
     .choices = matches},
    {.key = "process",
     .summary = "whose lines alone; those of the whole program where it is not given",
     .shape = &shape_optional_selector,
     .offset = offsetof(struct parameters, process)},
    {0},
};

static struct result judge(const void *data, const struct evidence *evidence, struct arena *arena) {
    const struct parameters *parameters = data;
    struct transcript transcript = {.evidence = evidence,
                                    .lines = evidence->lines,
                                    .expected = &parameters->lines,
                                    .match = (enum match)parameters->match};
    if (parameters->process.given) {
        transcript.process = selector_find(&parameters->process.selector, evidence);
        if (!transcript.process)
            return result_no_process(&parameters->process.selector,
                                     "a process that prints these lines", arena);
        transcript.lines = evidence_lines_of(evidence, transcript.process->number, arena);
    }
    return transcript_judge(&transcript, arena);
}

const struct check_kind check_stdout_lines = {
    .key = "stdout_lines",
    .summary = "what the program, or one process of it, printed",
    .example = "{lines: [0, 1, {pattern: 'name \\w+'}, End], match: exactly}",
    .fields = fields,
    .size = sizeof(struct parameters),
    .needs_end = true,
    .judge = judge,
};
