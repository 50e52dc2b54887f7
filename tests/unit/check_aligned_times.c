// SPDX-License-Identifier: MIT
// The check aligned_times.
#include "judge.h"

TestSuite(check_aligned_times, .fini = judge_clear);

// Process 2 is started half a second after process 1.
#define BIRTHS                                                                                     \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"                                                   \
    "0.500000 2 birth parent=0 pid=4 how=fork\n"
#define PRINTS(time, process, stamp)                                                               \
    time " " process " output stream=stdout data=\"p" process " at 2026-06-01 09:00:0" stamp       \
         "\\n\"\n"
#define ALIGNED PRINTS("1.000000", "1", "0.500002") PRINTS("1.000000", "2", "0.500005")
#define APART PRINTS("1.000000", "1", "0.000002") PRINTS("1.000000", "2", "0.500005")
#define LINES "lines: 'p\\d at (?<time>.*)'"

static struct result judged(const char *yaml, const char *prints) {
    return judge(&check_aligned_times, yaml, arena_print(&judge_arena, "%s%s", BIRTHS, prints));
}

// --- together

Test(check_aligned_times, passes_on_times_that_lie_together) {
    EXPECT_PASS(judged("{" LINES "}", APART));
    EXPECT_PASS(judged("{" LINES ", count: 2, within: 0.000003, after_births: true}", ALIGNED));
    EXPECT_PASS(judged("{lines: 'p1 at (?<time>.*)', count: 1, within: 0}", APART));
}

Test(check_aligned_times, finds_times_that_lie_apart) {
    struct result result = judged("{" LINES ", within: 0.01}", APART);
    EXPECT_FAIL(result, 1, "the times in lines like `p\\d at (?<time>.*)` to lie within 10 ms",
                "the time of process 1 (main's first child), 0.000002 s, and the time of process 2 "
                "(main's second child), 0.500005 s, are 500 ms apart");
    cr_expect(strstr(result.hint, "wait at the barrier"), "%s", result.hint);
    EXPECT_FAIL(judged("{" LINES ", within: 0.01}",
                       PRINTS("1.000000", "1", "0.600000") PRINTS("1.000000", "2", "0.500000")),
                2, "within 10 ms", "0.5 s, and the time of process 1 (main's first child), 0.6 s,");
    EXPECT_FAIL(judged("{" LINES ", within: 0.000002}", ALIGNED), 1, "within 2 µs", "3 µs apart");
}

Test(check_aligned_times, shows_an_example_in_place_of_the_pattern) {
    EXPECT_FAIL(
        judged("{" LINES ", like: 'p1 at 2026-06-01 09:00:00.000001', within: 0.01}", APART), 1,
        "lines like `p1 at 2026-06-01 09:00:00.000001` to lie", "apart");
}

// --- births

Test(check_aligned_times, finds_a_time_before_the_youngest_was_started) {
    struct result result = judged("{" LINES ", after_births: true}", APART);
    EXPECT_FAIL(result, 1, "no time in a line like `p\\d at (?<time>.*)` before all its processes",
                "the time of process 1 (main's first child), 0.000002 s, lies before the start of "
                "process 2 (main's second child) at 0.5 s");
    cr_expect(strstr(result.hint, "as many"), "%s", result.hint);
    EXPECT_PASS(judged("{lines: 'p1 at (?<time>.*)', after_births: true}", APART)); // no other's
    EXPECT_PASS(judged("{" LINES ", after_births: true}",
                       PRINTS("1.000000", "1", "0.490000") PRINTS("1.000000", "2", "0.500000")));
    EXPECT_FAIL(judged("{" LINES ", after_births: true}",
                       PRINTS("1.000000", "1", "0.489999") PRINTS("1.000000", "2", "0.500000")),
                1, "before all its processes", "before the start of process 2");
}

Test(check_aligned_times, finds_who_waited_after_its_birth) {
    EXPECT_PASS(judged("{" LINES ", from_birth_at_most: 0.000005}", APART));
    struct result result = judged("{" LINES ", from_birth_at_most: 0.01}", ALIGNED);
    EXPECT_FAIL(result, 1, "a time within 10 ms of the start of its process",
                "the time of process 1 (main's first child), 0.500002 s, lies 500 ms after its "
                "start");
    cr_expect(strstr(result.hint, "wait for nobody"), "%s", result.hint);
    EXPECT_FAIL(judged("{" LINES ", from_birth_at_most: 0.000004}", APART), 2, "within 4 µs",
                "0.500005 s, lies 5 µs after");
}

// --- how many

Test(check_aligned_times, counts_lines) {
    struct result result = judged("{" LINES ", count: 3}", ALIGNED);
    EXPECT_FAIL(result, PROCESS_UNKNOWN, "3 lines like `p\\d at (?<time>.*)`", "there are 2");
    EXPECT_FAIL(judged("{" LINES ", count: 1}", ALIGNED), PROCESS_UNKNOWN, "1 line like",
                "there are 2");
    EXPECT_FAIL(judged("{" LINES ", within: 1}", ""), PROCESS_UNKNOWN, "at least one line like",
                "there is none");
}

// --- truth

Test(check_aligned_times, wants_a_time_of_the_right_form) {
    struct result result =
        judged("{" LINES "}", "1.000000 1 output stream=stdout data=\"p1 at 9 o'clock\\n\"\n");
    EXPECT_FAIL(result, 1, "a time of the form YYYY-MM-DD HH:MM:SS.uuuuuu",
                "`9 o'clock` in the line `p1 at 9 o'clock`");
    cr_expect(strstr(result.hint, "%06ld"), "%s", result.hint);
}

Test(check_aligned_times, finds_a_time_from_before_the_birth) {
    EXPECT_PASS(judged("{" LINES "}", PRINTS("1.000000", "2", "0.490000")));
    struct result result = judged("{" LINES "}", PRINTS("1.000000", "2", "0.489999"));
    EXPECT_FAIL(result, 2, "every printed time to be the time at which its process took it",
                "the time in `p2 at 2026-06-01 09:00:00.489999` lies 10 ms before the start of "
                "process 2 (main's second child), which printed it");
    cr_expect(strstr(result.hint, "CLOCK_REALTIME"), "%s", result.hint);
}

Test(check_aligned_times, finds_a_time_from_after_the_writing) {
    EXPECT_PASS(judged("{" LINES "}", PRINTS("1.000000", "1", "1.010000")));
    EXPECT_FAIL(judged("{" LINES "}", PRINTS("1.000000", "1", "3.000000")), 1,
                "every printed time to be",
                "the time in `p1 at 2026-06-01 09:00:03.000000` lies 2 s after the moment at which "
                "process 1 (main's first child) printed it");
}

Test(check_aligned_times, lets_a_line_be_written_in_parts) {
    EXPECT_PASS(judged("{" LINES "}",
                       "0.000000 1 output stream=stdout data=\"p1 at \"\n"
                       "2.000000 1 output stream=stdout data=\"2026-06-01 09:00:02.000000\\n\"\n"));
}

// --- the moments of writing

Test(check_aligned_times, judges_moments_of_writing) {
    const char *prints = "0.100000 1 output stream=stdout data=\"a\\n\"\n"
                         "0.600000 2 output stream=stdout data=\"a\\n\"\n";
    EXPECT_PASS(
        judged("{lines: a, of: output, count: 2, within: 0.5, from_birth_at_most: 0.1}", prints));
    EXPECT_FAIL(judged("{lines: a, of: output, within: 0.499999}", prints), 1,
                "the times in lines like `a`",
                "0.1 s, and the time of process 2 (main's second "
                "child), 0.6 s, are 500 ms apart");
    EXPECT_FAIL(judged("{lines: a, of: output, after_births: true}", prints), 1, "no time",
                "before the start of process 2");
    EXPECT_FAIL(judged("{lines: a, of: output, after_births: true}",
                       "0.499999 1 output stream=stdout data=\"a\\n\"\n"
                       "0.600000 2 output stream=stdout data=\"a\\n\"\n"),
                1, "no time", "before the start of process 2");
}

// --- YAML

Test(check_aligned_times, complains_of_patterns_that_can_not_be) {
    static const struct {
        const char *yaml, *words;
    } wrong[] = {
        {"{lines: 'at (.*)'}", "check:1:1: the pattern of `lines` needs a group that takes the "
                               "printed time, such as (?<time>.*)\n"},
        {"{lines: 'at (?<time>.*)', like: 9}", "check:1:33: expected a text"},
        {"{lines: 'at (?<time>.*)', like: to}",
         "check:1:1: the example of `like` does not match the pattern of `lines`\n"},
        {"{lines: 'at (?<time>.*)', like: at nine}",
         "check:1:1: in the example of `like` the group `time` does not take a time of the form"},
        {"{lines: 'at (?<time>.*)', count: 0}", "check:1:34: expected a whole number from 1"},
        {"{}", "the key `lines` is missing"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *found = judge_complaints(&check_aligned_times, wrong[i].yaml);
        cr_expect(strstr(found, wrong[i].words), "%s: %s", wrong[i].yaml, found);
    }
    cr_expect_str_empty(judge_complaints(&check_aligned_times, "{lines: a, of: output, like: a}"));
}
