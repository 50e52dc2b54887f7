// SPDX-License-Identifier: MIT
// The oracle asks the right run, in order, and never blames a student for what is ours.
#include "judge.h"
#include "oracle.h"

TestSuite(oracle, .fini = judge_clear);

#define GOOD                                                                                       \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "1.000000 0 exit status=0\n"
#define OVER                                                                                       \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "1.000000 0 limit name=wall value=1000000\n"                                                   \
    "1.000000 0 waiting call=running\n"                                                            \
    "1.000000 0 exit signal=9 by=grader\n"

#define DEADLOCK                                                                                   \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "1.000000 unknown limit name=deadlock value=0\n"                                               \
    "1.000000 0 exit signal=9 by=grader\n"
#define ALL_WAIT                                                                                   \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "1.000000 0 limit name=wall value=1000000\n"                                                   \
    "1.000000 0 waiting call=read\n"                                                               \
    "1.000000 0 exit signal=9 by=grader\n"
#define FLOOD                                                                                      \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "1.000000 0 limit name=output value=1000000\n"                                                 \
    "1.000000 0 exit signal=9 by=grader\n"

static enum outcome said;
static int asked;

static struct result judge_as_said(const void *parameters, const struct evidence *evidence,
                                   struct arena *arena) {
    (void)parameters;
    (void)evidence;
    (void)arena;
    asked++;
    return (struct result){.outcome = said,
                           .expected = "this",
                           .seen = "that",
                           .process = 0,
                           .hint = "The check's own."};
}

static const struct check_kind plain = {.key = "plain", .judge = judge_as_said};
static const struct check_kind at_the_end = {
    .key = "at_the_end", .needs_end = true, .judge = judge_as_said};
static const struct check_kind memory = {
    .key = "memory", .tool = TOOL_VALGRIND, .needs_end = true, .judge = judge_as_said};

static struct spec_check *add(struct spec *spec, const char *id, const struct check_kind *kind) {
    struct spec_check *check = ARRAY_ADD(&judge_arena, &spec->checks);
    *check = (struct spec_check){.id = id, .title = id, .points = 2, .kind = kind};
    return check;
}

static void show(struct exhibits *exhibits, enum tool tool, const char *run) {
    exhibits_add(&judge_arena, exhibits, judge_evidence(tool, run));
}

static struct verdict judged(const struct spec *spec, const char *run, const char *valgrind) {
    struct exhibits exhibits = {0};
    show(&exhibits, TOOL_NONE, run);
    struct verdict verdict = {0};
    asked = 0;
    if (valgrind)
        show(&exhibits, TOOL_VALGRIND, valgrind);
    oracle_judge(&judge_arena, spec, &exhibits, &verdict);
    verdict_close(&verdict);
    return verdict;
}

Test(oracle, points_are_won_by_a_pass_only) {
    static const enum outcome outcomes[] = {OUTCOME_PASS, OUTCOME_FAIL, OUTCOME_ERROR,
                                            OUTCOME_SKIPPED};
    for (size_t i = 0; i < 4; i++) {
        struct spec spec = {0};
        add(&spec, "a", &plain);
        said = outcomes[i];
        struct verdict verdict = judged(&spec, GOOD, NULL);
        cr_assert_eq(verdict.checks.items[0].outcome, outcomes[i]);
        cr_assert_eq(verdict.points, outcomes[i] == OUTCOME_PASS ? 2 : 0);
        cr_assert_eq(verdict.max_points, 2);
    }
}

Test(oracle, the_message_tells_all) {
    struct spec spec = {0};
    add(&spec, "a", &plain);
    said = OUTCOME_FAIL;
    cr_assert_str_eq(judged(&spec, GOOD, NULL).checks.items[0].message,
                     "expected this; saw that (in main). Hint: The check's own.");
    spec.checks.items[0].hint = "The specification's.";
    cr_assert_str_eq(judged(&spec, GOOD, NULL).checks.items[0].result.hint, "The specification's.");
}

Test(oracle, what_builds_on_a_lost_check_is_skipped_with_a_reason) {
    struct spec spec = {0};
    add(&spec, "first", &plain);
    struct spec_check *second = add(&spec, "second", &plain);
    *ARRAY_ADD(&judge_arena, &second->needs) = "first";
    said = OUTCOME_FAIL;
    struct verdict verdict = judged(&spec, GOOD, NULL);
    cr_assert_eq(asked, 1);
    cr_assert_eq(verdict.checks.items[1].outcome, OUTCOME_SKIPPED);
    cr_assert(strstr(verdict.checks.items[1].message, "first"));
    said = OUTCOME_PASS;
    cr_assert_eq(judged(&spec, GOOD, NULL).points, 4);
}

Test(oracle, an_unfinished_program_is_asked_only_what_makes_sense) {
    struct spec spec = {0};
    add(&spec, "a", &plain);
    add(&spec, "b", &at_the_end);
    said = OUTCOME_PASS;
    struct verdict verdict = judged(&spec, OVER, NULL);
    cr_assert_eq(verdict.checks.items[0].outcome, OUTCOME_PASS);
    cr_assert_eq(verdict.checks.items[1].outcome, OUTCOME_SKIPPED);
    cr_assert_eq(verdict.outcome, OUTCOME_FAIL);
}

Test(oracle, no_further_run_of_an_unfinished_program) {
    struct exhibits exhibits = {0};
    cr_assert(oracle_wants_more(&exhibits));
    show(&exhibits, TOOL_NONE, GOOD);
    cr_assert(oracle_wants_more(&exhibits));
    show(&exhibits, TOOL_NONE, OVER);
    cr_assert_not(oracle_wants_more(&exhibits));
}

Test(oracle, a_limit_under_valgrind_is_not_the_students_fault) {
    struct spec spec = {0};
    add(&spec, "m", &memory);
    said = OUTCOME_FAIL;
    struct verdict verdict = judged(&spec, GOOD, OVER);
    cr_assert_eq(asked, 0);
    cr_assert_eq(verdict.outcome, OUTCOME_ERROR);
    cr_assert(strstr(verdict.checks.items[0].message, "wall"));
    cr_assert_eq(judged(&spec, GOOD, GOOD).outcome, OUTCOME_FAIL);
    cr_assert_eq(judged(&spec, GOOD, ALL_WAIT).outcome, OUTCOME_FAIL);
    cr_assert_eq(judged(&spec, GOOD, FLOOD).outcome, OUTCOME_FAIL);
    cr_assert(strstr(judged(&spec, GOOD, DEADLOCK).checks.items[0].message, "wait for ever"));
    cr_assert_eq(asked, 0);
    cr_assert_eq(judged(&spec, GOOD, NULL).outcome, OUTCOME_ERROR, "a run that was not made");
}

Test(oracle, in_haste_runs_end_with_the_faults_that_are_looked_for) {
    const struct awaited_fault first[] = {{.check = "a"}, {0}},
                               both[] = {{.check = "a"}, {.check = "m"}, {0}},
                               words[] = {{"a", "saw that"}, {0}},
                               others[] = {{"a", "saw this"}, {0}};
    struct spec spec = {0};
    struct exhibits exhibits = {.left_out = "a fault was found"};
    struct verdict verdict = {0};
    add(&spec, "a", &plain);
    add(&spec, "m", &memory);
    show(&exhibits, TOOL_NONE, GOOD);
    said = OUTCOME_PASS;
    cr_expect_not(oracle_finds_faults(&judge_arena, &spec, &exhibits, NULL));
    said = OUTCOME_FAIL;
    cr_expect(oracle_finds_faults(&judge_arena, &spec, &exhibits, NULL));
    cr_expect(oracle_finds_faults(&judge_arena, &spec, &exhibits, first));
    cr_expect(oracle_finds_faults(&judge_arena, &spec, &exhibits, words));
    cr_expect_not(oracle_finds_faults(&judge_arena, &spec, &exhibits, others));
    cr_expect_not(oracle_finds_faults(&judge_arena, &spec, &exhibits, both));
    oracle_judge(&judge_arena, &spec, &exhibits, &verdict);
    cr_expect_eq(verdict.checks.items[1].outcome, OUTCOME_SKIPPED, "its run was left out");
    show(&exhibits, TOOL_VALGRIND, GOOD);
    cr_expect(oracle_finds_faults(&judge_arena, &spec, &exhibits, both));
}

// What it says of each run in turn.
static enum outcome in_turn[3];

static struct result judge_in_turn(const void *parameters, const struct evidence *evidence,
                                   struct arena *arena) {
    said = in_turn[asked];
    return judge_as_said(parameters, evidence, arena);
}

Test(oracle, a_program_that_starts_itself_is_told_what_valgrind_changes) {
    struct spec spec = {0};
    add(&spec, "m", &memory);
    struct verdict verdict = judged(&spec, GOOD, DEADLOCK);
    cr_assert_null(strstr(verdict.checks.items[0].message, "argv[0]"));
    verdict = judged(&spec, GOOD,
                     "0.000000 0 birth parent=grader pid=2 how=spawn\n"
                     "0.000000 1 birth parent=0 pid=3 how=fork\n"
                     "0.500000 1 exec path=\"/usr/bin/valgrind\"\n"
                     "1.000000 0 limit name=processes value=8\n");
    cr_assert(strstr(verdict.checks.items[0].message, "argv[0]"));
}

Test(oracle, a_check_holds_where_it_holds_under_every_schedule) {
    static const struct check_kind turns = {.key = "turns", .judge = judge_in_turn};
    struct spec spec = {0};
    add(&spec, "a", &turns);
    *ARRAY_ADD(&judge_arena, &spec.schedules) = "first-come";
    *ARRAY_ADD(&judge_arena, &spec.schedules) = "stagger:1";
    for (int bad = 0; bad <= 2; bad++) {
        struct exhibits exhibits = {0};
        struct verdict verdict = {0};
        show(&exhibits, TOOL_NONE, GOOD);
        show(&exhibits, TOOL_NONE, GOOD);
        asked = 0;
        in_turn[0] = bad == 0 ? OUTCOME_FAIL : OUTCOME_PASS;
        in_turn[1] = bad == 1 ? OUTCOME_FAIL : OUTCOME_PASS;
        oracle_judge(&judge_arena, &spec, &exhibits, &verdict);
        cr_assert_eq(verdict.checks.items[0].outcome, bad == 2 ? OUTCOME_PASS : OUTCOME_FAIL);
        cr_assert_eq(asked, 2);
        cr_assert_eq(verdict.checks.items[0].schedule != NULL, bad < 2, "it holds in the other");
        cr_expect_eq(verdict.checks.items[0].run, bad < 2 ? exhibits.runs.items[bad] : NULL);
        cr_expect_eq(verdict.checks.items[0].other, bad < 2 ? exhibits.runs.items[1 - bad] : NULL);
    }
}

// A child in the middle of it: main, child, main.
#define BUSY                                                                                       \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.100000 1 birth parent=0 pid=3 how=fork\n"                                                   \
    "0.200000 0 output stream=stdout data=\"a\\n\"\n"                                              \
    "0.300000 1 exit status=0\n"                                                                   \
    "1.000000 0 exit status=0\n"

// The number of the run that is shown where the runs have these outcomes.
static size_t shown_of(const char *const runs[3], enum outcome first) {
    static const struct check_kind turns = {.key = "turns", .judge = judge_in_turn};
    struct spec spec = {0};
    struct exhibits exhibits = {0};
    struct verdict verdict = {0};
    add(&spec, "a", &turns);
    for (size_t i = 0; i < 3; i++) {
        show(&exhibits, TOOL_NONE, runs[i]);
        in_turn[i] = i ? OUTCOME_FAIL : first;
    }
    asked = 0;
    oracle_judge(&judge_arena, &spec, &exhibits, &verdict);
    for (size_t i = 0; i < 3; i++)
        if (verdict.evidence == exhibits.runs.items[i])
            return i;
    return 3;
}

Test(oracle, shows_the_first_run_or_the_one_with_the_fewest_switches) {
    cr_expect_eq(shown_of((const char *const[]){GOOD, BUSY, GOOD}, OUTCOME_PASS), 2);
    cr_expect_eq(shown_of((const char *const[]){GOOD, GOOD, BUSY}, OUTCOME_PASS), 1);
    cr_expect_eq(shown_of((const char *const[]){BUSY, GOOD, GOOD}, OUTCOME_FAIL), 0);
}

Test(oracle, a_program_ends_by_itself_where_it_does_under_every_schedule) {
    struct spec spec = {0};
    struct exhibits exhibits = {0};
    struct verdict verdict = {0};
    add(&spec, "b", &at_the_end);
    said = OUTCOME_PASS;
    show(&exhibits, TOOL_NONE, GOOD);
    show(&exhibits, TOOL_NONE, OVER);
    oracle_judge(&judge_arena, &spec, &exhibits, &verdict);
    cr_assert_eq(verdict.checks.items[0].outcome, OUTCOME_SKIPPED);
    cr_assert_not(oracle_wants_more(&exhibits));
}
