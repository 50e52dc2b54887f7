// SPDX-License-Identifier: MIT
// stamp.h: dates that are printed, and the lines that they stand in.
#include "judge.h"
#include "stamp.h"

TestSuite(stamp, .fini = judge_clear);

static const int64_t none = INT64_MIN;

static int64_t parsed(const char *words) {
    int64_t time = none;
    bool good = stamp_parse(text_of(words), &time);
    return good ? time : none;
}

Test(stamp, counts_from_the_start_of_the_program) {
    cr_expect_eq(parsed("2026-06-01 09:00:00.000000"), 0);
    cr_expect_eq(parsed("2026-06-01 09:00:00.500001"), 500001);
    cr_expect_eq(parsed("2026-06-01 10:01:01.000000"), INT64_C(3661000000));
    cr_expect_eq(parsed("2026-06-01 08:59:59.999999"), -1);
    cr_expect_eq(parsed("1970-01-01 00:00:00.000000"), -TRACE_DATE * 1000000);
    cr_expect_eq(parsed("2028-02-29 09:00:00.000000"), INT64_C(638) * 86400 * 1000000);
}

Test(stamp, refuses_what_is_no_date) {
    static const char *const wrong[] = {
        "",
        "2026-06-01",
        "2026-06-01 09:00:00",
        "2026-06-01 09:00:00.5",
        "2026-06-01 09:00:00,000000",
        "2026-06-01T09:00:00.000000",
        "2026-6-1 09:00:00.000000",
        "2026-06-01 09:00:00.0000000",
        "2026-06-01  9:00:00.000000",
        "2026-06-01 09:00:00.00000a",
        "2026-06-01 -9:00:00.000000",
        "2026-06-01 09:00:00.-00001",
        "2026-06-00 09:00:00.000000",
        "2026-06-31 09:00:00.000000",
        "2026-13-01 09:00:00.000000",
        "2026-00-01 09:00:00.000000",
        "2027-02-29 09:00:00.000000",
        "2026-06-01 24:00:00.000000",
        "2026-06-01 09:60:00.000000",
        "2026-06-01 09:00:60.000000",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cr_expect_eq(parsed(wrong[i]), none, "%s", wrong[i]);
}

static const struct evidence *evidence(void) {
    return judge_evidence(
        TOOL_NONE,
        "0.000000 0 birth parent=grader pid=2 how=spawn\n"
        "0.000000 1 birth parent=0 pid=3 how=fork\n"
        "0.100000 1 output stream=stdout data=\"at \"\n"
        "0.200000 0 output stream=stdout data=\"at 2026-06-01 09:00:00.150000\\nno\\n\"\n"
        "0.300000 1 output stream=stdout data=\"noon\\nat\\n\"\n");
}

static struct stamps stamps_of(const char *pattern, bool printed) {
    const char *message;
    size_t offset;
    return stamps_read(evidence(), pattern_new(&judge_arena, pattern, &message, &offset), printed,
                       &judge_arena);
}

Test(stamp, reads_what_is_printed) {
    struct stamps stamps = stamps_of("at (?<time>.*)", true);
    cr_assert_eq(stamps.count, 2);
    cr_expect_eq(stamps.items[0].process->number, 1, "its line is whole, and began first");
    cr_expect_not(stamps.items[0].valid);
    cr_expect(text_equal(stamps.items[0].words, TEXT("noon")));
    cr_expect_eq(stamps.items[1].process->number, 0);
    cr_expect(stamps.items[1].valid);
    cr_expect_eq(stamps.items[1].time, 150000);
}

Test(stamp, reads_when_lines_were_written) {
    struct stamps stamps = stamps_of("at .*", false);
    cr_assert_eq(stamps.count, 2);
    cr_expect_eq(stamps.items[0].time, 300000, "the line was complete only then");
    cr_expect_eq(stamps.items[1].time, 200000);
    cr_expect(stamps.items[1].valid);
}
