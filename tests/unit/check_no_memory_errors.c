// SPDX-License-Identifier: MIT
// The check no_memory_errors.
#include "judge.h"

TestSuite(check_no_memory_errors, .fini = judge_clear);

#define EVENTS                                                                                     \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 0 exec path=\"/usr/libexec/valgrind/memcheck-amd64-linux\"\n"                        \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"                                                   \
    "1.000000 1 exit status=0\n"                                                                   \
    "1.000000 0 exit status=0\n"
#define REPORT(pid, errors)                                                                        \
    "<?xml version=\"1.0\"?>\n<valgrindoutput>\n<pid>" pid "</pid>\n" errors "</valgrindoutput>\n"
#define ERROR(kind, what)                                                                          \
    "<error><kind>" kind "</kind><what>" what "</what><stack><frame><obj>/box/prog</obj>"          \
    "<fn>fill</fn><file>prog.c</file><line>8</line></frame></stack></error>\n"
#define LEAK                                                                                       \
    ERROR("Leak_DefinitelyLost", "6 bytes in 1 blocks are definitely lost in loss record 1 of 2")

static struct result judged(const char *main_report, const char *child_report) {
    const char *events =
        arena_print(&judge_arena, "%s%s%s", EVENTS, judge_file("valgrind/2.xml", main_report),
                    judge_file("valgrind/3.xml", child_report));
    return judge(&check_no_memory_errors, "{}", events);
}

Test(check_no_memory_errors, passes_where_valgrind_found_nothing) {
    EXPECT_PASS(judged(REPORT("2", ""), REPORT("3", "")));
}

Test(check_no_memory_errors, shows_the_first_finding) {
    EXPECT_FAIL(
        judged(REPORT("2", ""), REPORT("3", ERROR("InvalidRead", "Invalid read of size 4"))), 1,
        "no wrong use of memory",
        "Invalid read of size 4 in process 1 (main's first child), at prog.c:8 in fill()");
}

Test(check_no_memory_errors, counts_the_others_and_leaves_out_loss_records) {
    struct result result = judged(REPORT("2", LEAK), REPORT("3", LEAK));
    EXPECT_FAIL(result, 0, "no block that is lost",
                "6 bytes in 1 blocks are definitely lost in main, at prog.c:8 in fill(), and 1 "
                "more finding");
    cr_expect_null(strstr(result.seen, "loss record"));
    cr_expect(strstr(result.hint, "Free the block"), "%s", result.hint);
}

Test(check_no_memory_errors, has_a_hint_for_every_kind) {
    EXPECT_FAIL(judged(REPORT("2", ERROR("Overlap", "Overlap in memcpy")), ""), 0, "no wrong use",
                "Overlap in memcpy");
}

Test(check_no_memory_errors, misses_reports) {
    EXPECT_FAIL(judged(REPORT("2", ""), ""), 1, "leaves Valgrind's reports alone", "is missing");
    EXPECT_FAIL(judged(REPORT("2", ""), "<?xml version=\"1.0\"?>\n<valgrindoutput>\n"), 1,
                "leaves Valgrind's reports alone", "cut short");
}

Test(check_no_memory_errors, finds_meddlers) {
    const char *events = arena_print(&judge_arena, "%s%s%s%s", EVENTS,
                                     "1.000000 0 meddled path=\"valgrind/3.xml\"\n",
                                     judge_file("valgrind/2.xml", REPORT("2", "")),
                                     judge_file("valgrind/3.xml", REPORT("3", "")));
    EXPECT_FAIL(judge(&check_no_memory_errors, "{}", events), 0, "leaves Valgrind's reports alone",
                "main opened a report of Valgrind's for writing");
}

// A killed process has no whole report.
Test(check_no_memory_errors, forgives_the_killed) {
    const char *events =
        arena_print(&judge_arena, "%s%s",
                    "0.000000 0 birth parent=grader pid=2 how=spawn\n"
                    "0.000000 0 exec path=\"/usr/libexec/valgrind/memcheck-amd64-linux\"\n"
                    "0.000000 1 birth parent=0 pid=3 how=fork\n"
                    "1.000000 1 exit signal=9 by=0\n"
                    "1.000000 0 exit status=0\n",
                    judge_file("valgrind/2.xml", REPORT("2", "")));
    EXPECT_PASS(judge(&check_no_memory_errors, "{}", events));
}

// That Valgrind did not begin says nothing about the student.
Test(check_no_memory_errors, needs_valgrind) {
    struct result result = judge(&check_no_memory_errors, "{}",
                                 "0.000000 0 birth parent=grader pid=2 how=spawn\n"
                                 "1.000000 0 exit status=0\n");
    cr_expect_eq(result.outcome, OUTCOME_ERROR);
    cr_expect(result.expected && result.seen);
}
