// SPDX-License-Identifier: MIT
// The check values.
#include "judge.h"

TestSuite(check_values, .fini = judge_clear);

#define BIRTHS                                                                                     \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"                                                   \
    "0.000000 2 birth parent=0 pid=4 how=fork\n"
#define PRINTS(number, text) "0.100000 " number " output stream=stdout data=\"" text "\"\n"
#define GOT "lines: 'got (?<value>.*)'"
#define SENT "same_as: 'sent (?<value>.*)'"

static struct result judged(const char *yaml, const char *prints) {
    return judge(&check_values, yaml, arena_print(&judge_arena, "%s%s", BIRTHS, prints));
}

// --- how many

Test(check_values, counts_lines) {
    EXPECT_PASS(judged("{" GOT "}", PRINTS("1", "got x\\nother\\n")));
    EXPECT_PASS(judged("{" GOT ", count: 2}", PRINTS("1", "got 1\\n") PRINTS("2", "got 1\\n")));
    EXPECT_PASS(
        judged("{" GOT ", count: 1, process: 2}", PRINTS("1", "got 1\\n") PRINTS("2", "got 1\\n")));
    EXPECT_FAIL(judged("{" GOT "}", PRINTS("1", "gott\\n")), PROCESS_UNKNOWN,
                "at least one line like `got (?<value>.*)`", "there is none");
    EXPECT_FAIL(judged("{" GOT ", like: got 7, count: 2}", PRINTS("1", "got 1\\n")),
                PROCESS_UNKNOWN, "2 lines like `got 7`", "there is only one");
    EXPECT_FAIL(judged("{" GOT ", process: 2}", PRINTS("1", "got 1\\n")), 2,
                "at least one line like", "there is none");
    EXPECT_FAIL(judged("{" GOT ", process: 3}", ""), PROCESS_UNKNOWN,
                "a process that prints these lines",
                "process 3 (the third to be started) does not");
}

// --- the range

Test(check_values, judges_a_range) {
    EXPECT_PASS(judged("{" GOT ", from: 0, to: 256}", PRINTS("1", "got 0\\ngot 256\\ngot 007\\n")));
    EXPECT_PASS(judged("{" GOT ", from: -3}", PRINTS("1", "got -3\\ngot 99999999999999999999\\n")));
    EXPECT_PASS(judged("{" GOT ", to: -3}", PRINTS("1", "got -3\\ngot -99999999999999999999\\n")));
    struct result result = judged("{" GOT ", from: 0, to: 256}", PRINTS("1", "got 0\\ngot 257\\n"));
    EXPECT_FAIL(result, 1, "a whole number from 0 to 256 in every line like `got (?<value>.*)`",
                "`257` in the line `got 257`, printed by process 1 (main's first child)");
    cr_expect(strstr(result.hint, "rand()"), "%s", result.hint);
    EXPECT_FAIL(judged("{" GOT ", like: got 1, from: 0}", PRINTS("2", "got -1\\n")), 2,
                "a whole number of 0 or more in every line like `got 1`", "`-1` in the line");
    EXPECT_FAIL(judged("{" GOT ", to: 9}", PRINTS("2", "got 10\\n")), 2,
                "a whole number of 9 or less", "`10` in the line");
    EXPECT_FAIL(judged("{" GOT ", to: 9}", PRINTS("2", "got 99999999999999999999\\n")), 2,
                "a whole number of 9 or less", "`99999999999999999999` in the line");
}

Test(check_values, takes_whole_numbers_alone) {
    static const char *const wrong[] = {"x", "", "-", "1.5", "0x10", "+1", "1 2", "--1", " 1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        EXPECT_FAIL(judged("{lines: 'got:(?<value>.*)', from: -9, to: 9}",
                           arena_print(&judge_arena, PRINTS("1", "got:%s\\n"), wrong[i])),
                    1, "a whole number from -9 to 9", "in the line");
    EXPECT_FAIL(judged("{lines: 'got(?<value> \\d)?', from: 0}", PRINTS("1", "got\\n")), 1,
                "a whole number", "`` in the line `got`");
    EXPECT_FAIL(judged("{" GOT ", from: 0}", PRINTS("1", "got 1\\0002\\n")), 1, "a whole number",
                "`1\\x002` in the line");
}

// --- how different

Test(check_values, judges_how_different_they_are) {
    EXPECT_PASS(judged("{" GOT ", different: 2}", PRINTS("1", "got 1\\ngot 2\\ngot 1\\n")));
    EXPECT_PASS(judged("{" GOT ", different: 1}", PRINTS("1", "got 1\\ngot 1\\n")));
    struct result result =
        judged("{" GOT ", different: 2}", PRINTS("1", "got 1\\ngot 1\\ngot 1\\n"));
    EXPECT_FAIL(result, 1, "at least 2 different values in lines like `got (?<value>.*)`",
                "only 1 value in 3 lines, such as `1`");
    cr_expect(strstr(result.hint, "srand()"), "%s", result.hint);
    EXPECT_FAIL(judged("{" GOT ", different: 3}", PRINTS("1", "got b\\ngot a\\ngot b\\n")), 1,
                "at least 3", "only 2 values in 3 lines, such as `b`");
}

// --- the same as others

Test(check_values, compares_values_of_two_kinds_of_lines) {
    EXPECT_PASS(judged("{" GOT ", " SENT "}", PRINTS("1", "sent 1\\nsent 2\\nsent 1\\n")
                                                  PRINTS("2", "got 1\\ngot 2\\ngot 1\\n")));
    EXPECT_PASS(judged("{" GOT ", " SENT ", process: 2}",
                       PRINTS("1", "sent 1\\ngot x\\n") PRINTS("2", "got 1\\n")));
    EXPECT_PASS(judged("{" GOT ", " SENT ", in_order: false}",
                       PRINTS("1", "sent 1\\nsent 2\\nsent 1\\n")
                           PRINTS("2", "got 1\\ngot 1\\ngot 2\\n")));
    EXPECT_PASS(judged("{" GOT ", " SENT "}",
                       PRINTS("2", "got 1\\n") PRINTS("1", "got 2\\n") PRINTS("0", "sent 1\\n")
                           PRINTS("1", "sent 2\\n"))); // in the order of their moments
}

Test(check_values, finds_a_value_that_is_lost) {
    struct result result =
        judged("{" GOT ", like: got 0, " SENT "}",
               PRINTS("1", "sent 1\\nsent 2\\nsent 3\\n") PRINTS("2", "got 1\\ngot 3\\n"));
    EXPECT_FAIL(result, 1,
                "in lines like `got 0` the same values as in lines like `sent 1`, each "
                "as often and in the same order",
                "`2` stands in 0 lines like `got 0`, and in 1 line of the others; one is `sent 2`, "
                "printed by process 1 (main's first child)");
    cr_expect(strstr(result.hint, "lost on the way"), "%s", result.hint);
    EXPECT_FAIL(judged("{" GOT ", " SENT "}", PRINTS("1", "sent 9\\n") PRINTS("2", "got 1\\n")), 2,
                "the same values", "`1` stands in 1 line like `got (?<value>.*)`, and in 0 lines");
    EXPECT_FAIL(
        judged("{" GOT ", " SENT "}", PRINTS("1", "sent 1\\nsent 2\\n") PRINTS("2", "got 1\\n")), 1,
        "the same values", "`2` stands in 0 lines like `got (?<value>.*)`, and in 1 line");
    EXPECT_FAIL(judged("{" GOT ", " SENT "}", PRINTS("2", "got 1\\n")), 2,
                "as in lines like `sent (?<value>.*)`",
                "`1` stands in 1 line like `got (?<value>.*)`, and in 0 lines");
}

Test(check_values, finds_a_value_that_is_doubled) {
    EXPECT_FAIL(judged("{" GOT ", " SENT ", in_order: false}",
                       PRINTS("1", "sent 1\\nsent 2\\n") PRINTS("2", "got 2\\ngot 1\\ngot 2\\n")),
                2, "each as often", "`2` stands in 2 lines like `got (?<value>.*)`, and in 1 line");
    EXPECT_FAIL(
        judged("{" GOT ", " SENT "}",
               PRINTS("1", "sent a\\nsent ab\\n") PRINTS("2", "got a\\ngot a\\n")),
        2, "each as often",
        "`a` stands in 2 lines like `got (?<value>.*)`, and in 1 line of the others; one is "
        "`got a`, printed by process 2");
}

Test(check_values, finds_another_order) {
    const char *prints =
        PRINTS("1", "sent 1\\nsent 2\\nsent 3\\n") PRINTS("2", "got 1\\ngot 3\\ngot 2\\n");
    struct result result = judged("{" GOT ", " SENT ", in_order: true}", prints);
    EXPECT_FAIL(result, 2, "in the same order",
                "value 2 is `3` in `got 3`, printed by process 2 (main's second child), but `2` in "
                "`sent 2`, printed by process 1 (main's first child)");
    cr_expect(strstr(result.hint, "come out first"), "%s", result.hint);
    EXPECT_PASS(judged("{" GOT ", " SENT ", in_order: false}", prints));
}

// --- YAML

Test(check_values, complains_of_what_can_not_be) {
    static const struct {
        const char *yaml, *words;
    } wrong[] = {
        {"{lines: 'got (.*)'}", "check:1:1: the pattern of `lines` needs a group that takes the "
                                "value, such as (?<value>.*)\n"},
        {"{" GOT ", same_as: sent}", "check:1:1: the pattern of `same_as` needs a group"},
        {"{" GOT ", like: take}",
         "check:1:1: the example of `like` does not match the pattern of `lines`\n"},
        {"{" GOT ", from: 2, to: 1}", "check:1:1: `from` is more than `to`\n"},
        {"{" GOT ", different: 3, count: 2}", "check:1:1: `different` is more than `count`\n"},
        {"{" GOT ", in_order: false}", "check:1:1: `in_order` needs `same_as`"},
        {"{" GOT ", different: 0}", "expected a whole number from 1"},
        {"{" GOT ", count: 0}", "expected a whole number from 1"},
        {"{from: 0}", "the key `lines` is missing"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *found = judge_complaints(&check_values, wrong[i].yaml);
        cr_expect(strstr(found, wrong[i].words), "%s: %s", wrong[i].yaml, found);
    }
    cr_expect_str_empty(
        judge_complaints(&check_values, "{" GOT ", from: 1, to: 2, different: 2, count: 2}"));
}
