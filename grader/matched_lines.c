// SPDX-License-Identifier: MIT
// Lines that match a pattern, whoever printed them, and what a group of the pattern takes from
// them.
#include "matched_lines.h"
#include "describe.h"

#include <stdlib.h>

int matched_line_compare(const struct matched_line *a, const struct matched_line *b) {
    const struct line *left = &a->line, *right = &b->line;
    if (left->event != right->event)
        return left->event < right->event ? -1 : 1;
    return (left->offset > right->offset) - (left->offset < right->offset);
}

static int compare(const void *a, const void *b) { return matched_line_compare(a, b); }

struct matched_lines matched_lines_read(const struct evidence *evidence,
                                        const struct pattern *pattern, const char *group,
                                        const struct process *process, struct arena *arena) {
    struct matched_lines matched = {0};
    ARRAY_EACH(writer, &evidence->processes) {
        if (process && writer != process)
            continue;
        struct lines lines = evidence_lines_of(evidence, writer->number, arena);
        ARRAY_EACH(line, &lines) {
            struct matched_line found = {.process = writer, .line = *line};
            if (group ? pattern_find(pattern, line->text, group, &found.value)
                      : pattern_matches(pattern, line->text))
                *ARRAY_ADD(arena, &matched) = found;
        }
    }
    if (matched.count)
        qsort(matched.items, matched.count, sizeof *matched.items, compare);
    return matched;
}

struct result matched_lines_judge_count(size_t count, struct optional_integer wanted,
                                        const char *like, struct arena *arena) {
    if (wanted.given ? count == (size_t)wanted.value : count > 0)
        return result_pass();
    const char *expected =
        wanted.given ? describe_count(wanted.value, "line", "lines", arena) : "at least one line";
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = arena_print(arena, "%s like %s", expected, describe_line(text_of(like), arena)),
        .seen = count == 0   ? "there is none"
                : count == 1 ? "there is only one"
                             : arena_print(arena, "there are %zu", count),
        .process = PROCESS_UNKNOWN,
        .hint = "Compare the lines with the assignment letter by letter, and look whether every "
                "process comes to print its own."};
}
