// SPDX-License-Identifier: MIT
// No line of the output was written by two processes together.
#include "describe.h"
#include "expectation.h"

static const struct field fields[] = {{0}};

static const char *describe_tear(const struct line *line, const struct evidence *evidence,
                                 struct arena *arena) {
    return arena_print(arena, "the line %s is torn: %s comes from %s, %s from %s",
                       describe_line(line->text, arena), line->only_ended ? "it" : "a part",
                       process_describe(evidence, line->process, arena),
                       line->only_ended ? "and its '\\n'" : "another",
                       process_describe(evidence, line->torn_by, arena));
}

static struct result judge(const void *parameters, const struct evidence *evidence,
                           struct arena *arena) {
    (void)parameters;
    ARRAY_EACH(line, &evidence->lines)
        if (line->torn)
            return (struct result){
                .outcome = OUTCOME_FAIL,
                .expected = "every line to come whole from one process",
                .seen = describe_tear(line, evidence, arena),
                .process = line->process,
                .hint =
                    line->only_ended
                        ? "The process that prints a line ends it, too: print the '\\n' in the "
                          "same "
                          "printf(), and call fflush(stdout) before fork()."
                        : "Write each line with its '\\n' in one write(): build it in one "
                          "printf(), "
                          "and let stdio flush at the ends of lines (setvbuf with _IOLBF) or guard "
                          "the printing with a lock.",
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
