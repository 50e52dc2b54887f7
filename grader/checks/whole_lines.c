// SPDX-License-Identifier: MIT
// No line of the output was written by two processes together.
#include "describe.h"
#include "expectation.h"

static const struct field fields[] = {{0}};

static struct result judge(const void *parameters, const struct evidence *evidence,
                           struct arena *arena) {
    (void)parameters;
    ARRAY_EACH(line, &evidence->lines)
        if (line->torn)
            return (struct result){
                .outcome = OUTCOME_FAIL,
                .expected = "every line to come whole from one process",
                .seen =
                    arena_print(arena, "the line %s is torn: a part comes from %s, another from %s",
                                describe_line(line->text, arena),
                                process_describe(evidence, line->process, arena),
                                process_describe(evidence, line->torn_by, arena)),
                .process = line->process,
                .hint =
                    "Write each line with its '\\n' in one write(): build it in one printf(), and "
                    "let stdio flush at the ends of lines (setvbuf with _IOLBF) or guard the "
                    "printing with a lock.",
            };
    return result_pass();
}

const struct check_kind check_whole_lines = {
    .key = "whole_lines",
    .summary = "no line of the output is torn by another process's output",
    .example = "{}",
    .fields = fields,
    .needs_end = true,
    .judge = judge,
};
