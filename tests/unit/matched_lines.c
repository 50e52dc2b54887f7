// SPDX-License-Identifier: MIT
// matched_lines.h: which lines match, whose they are, and in which order they come.
#include "judge.h"
#include "matched_lines.h"

TestSuite(matched_lines, .fini = judge_clear);

static const struct evidence *evidence(void) {
    return judge_evidence(
        TOOL_NONE, "0.000000 0 birth parent=grader pid=2 how=spawn\n"
                   "0.000000 1 birth parent=0 pid=3 how=fork\n"
                   "0.000000 1 output stream=stdout data=\"no\\ni 1\"\n"
                   "0.000000 0 output stream=stdout data=\"i 2\\ni 3\\ni 4\\nmore\\ni 5\\n\"\n"
                   "0.000000 1 output stream=stdout data=\"0\\ni 6\\n\"\n");
}

static const struct pattern *pattern(const char *source) {
    const char *message;
    size_t offset;
    return pattern_new(&judge_arena, source, &message, &offset);
}

static const char *values(const char *group, int process) {
    struct str all = {.arena = &judge_arena};
    const struct evidence *known = evidence();
    struct matched_lines lines =
        matched_lines_read(known, pattern("i (?<value>[0-9]+)"), group,
                           process < 0 ? NULL : evidence_process(known, process), &judge_arena);
    ARRAY_EACH(line, &lines)
        str_print(&all, "%s%d:%.*s", all.size ? " " : "", line->process->number,
                  TEXT_ARGS(line->value));
    return all.data;
}

Test(matched_lines, come_in_the_order_of_their_first_bytes) {
    cr_expect_str_eq(values("value", -1), "1:10 0:2 0:3 0:4 0:5 1:6");
    cr_expect_str_eq(values("value", 0), "0:2 0:3 0:4 0:5");
    cr_expect_str_eq(values("value", 1), "1:10 1:6");
    cr_expect_str_eq(values(NULL, 1), "1: 1:", "without a group no value is taken");
}

Test(matched_lines, know_where_they_began) {
    const struct evidence *known = evidence();
    struct matched_lines lines =
        matched_lines_read(known, pattern("more|i 10|i 6"), NULL, NULL, &judge_arena);
    cr_assert_eq(lines.count, 3);
    cr_expect_eq(lines.items[0].line.event, 2);
    cr_expect_eq(lines.items[0].line.offset, 3);
    cr_expect_eq(lines.items[1].line.event, 3);
    cr_expect_eq(lines.items[1].line.offset, 12);
    cr_expect_eq(lines.items[2].line.event, 4);
    cr_expect_eq(lines.items[2].line.offset, 2);
}

Test(matched_lines, are_none_where_none_matches) {
    cr_expect_eq(matched_lines_read(evidence(), pattern("x"), NULL, NULL, &judge_arena).count, 0);
}
