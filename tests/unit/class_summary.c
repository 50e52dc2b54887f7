// SPDX-License-Identifier: MIT
// A class in numbers: what counts, what does not, and in which order it is told.
#include "class_summary.h"

#include "class_pages.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;
static struct class_summary summary;

static void begin(void) {
    static const char *students[] = {"ada", "bob", "eve <b>/../\xff"};
    static const char *exercises[] = {"pipes", "pool"};
    const struct class_results results = {"results", students, 3, exercises, 2};
    class_summary_begin(&arena, &results, &summary);
}

static void end(void) { arena_clear(&arena); }

TestSuite(class_summary, .init = begin, .fini = end);

static struct check_verdict check(const char *id, enum outcome outcome, const char *schedule) {
    return (struct check_verdict){.id = id,
                                  .title = arena_print(&arena, "Title of %s", id),
                                  .outcome = outcome,
                                  .schedule = schedule};
}

// `checks` end with one without id. What is given is overwritten behind it.
static void add(size_t student, size_t exercise, enum outcome outcome, int points,
                const struct check_verdict *checks) {
    char name[] = "Ada Lovelace", title[] = "Pipes and pools";
    struct grade grade = {.full_name = student ? NULL : name,
                          .outcome = outcome,
                          .points = points,
                          .max_points = 10,
                          .seconds = (double)(10 * student + exercise)};
    struct verdict verdict = {.title = title};
    for (; checks->id; checks++)
        *ARRAY_ADD(&arena, &verdict.checks) = *checks;
    class_summary_add(&summary, (struct class_place){student, exercise}, &grade, &verdict);
    memset(name, '!', strlen(name));
    memset(title, '!', strlen(title));
}

#define ADD(student, exercise, outcome, points, ...)                                               \
    add(student, exercise, outcome, points,                                                        \
        (const struct check_verdict[]){__VA_ARGS__, {.id = NULL}})

Test(class_summary, checks_by_how_often_they_failed_of_those_that_were_judged) {
    ADD(0, 0, OUTCOME_FAIL, 5, check("a", OUTCOME_PASS, NULL), check("b", OUTCOME_FAIL, NULL));
    ADD(1, 0, OUTCOME_FAIL, 5, check("a", OUTCOME_FAIL, NULL), check("b", OUTCOME_SKIPPED, NULL));
    ADD(2, 0, OUTCOME_ERROR, 5, check("a", OUTCOME_PASS, NULL), check("b", OUTCOME_ERROR, NULL));
    ADD(0, 1, OUTCOME_FAIL, 5, check("a", OUTCOME_FAIL, NULL), check("c", OUTCOME_SKIPPED, NULL));
    class_summary_close(&summary);
    static const struct class_check expected[] = {
        {0, "b", "Title of b", 1, 1},
        {1, "a", "Title of a", 1, 1},
        {0, "a", "Title of a", 1, 3},
        {1, "c", "Title of c", 0, 0},
    };
    cr_assert_eq(summary.failures.count, 4);
    for (size_t i = 0; i < 4; i++) {
        const struct class_check *seen = &summary.failures.items[i];
        cr_expect_eq(seen->exercise, expected[i].exercise, "%zu", i);
        cr_expect_str_eq(seen->title, expected[i].title);
        cr_expect_eq(seen->failed, expected[i].failed, "%zu", i);
        cr_expect_eq(seen->judged, expected[i].judged, "%zu", i);
    }
    cr_expect_eq(summary.failed, 3);
    cr_expect_eq(summary.failed_in_some, 0);
    cr_expect_str_eq(summary.exercises[0].title, "Pipes and pools");
    cr_expect_str_eq(summary.students[0].full_name, "Ada Lovelace");
    cr_expect_null(summary.students[1].full_name);
}

Test(class_summary, schedules_by_the_submissions_in_which_they_found_something) {
    ADD(0, 0, OUTCOME_FAIL, 0, check("a", OUTCOME_FAIL, "pct:2"), check("b", OUTCOME_FAIL, "pct:2"),
        check("c", OUTCOME_PASS, "pct:2"));
    ADD(1, 0, OUTCOME_FAIL, 0, check("a", OUTCOME_FAIL, "random:1"),
        check("b", OUTCOME_FAIL, NULL));
    ADD(2, 0, OUTCOME_FAIL, 0, check("b", OUTCOME_FAIL, "random:1"));
    ADD(2, 1, OUTCOME_FAIL, 0, check("b", OUTCOME_FAIL, "random:1"));
    ADD(1, 1, OUTCOME_FAIL, 0, check("b", OUTCOME_FAIL, "random:1"));
    class_summary_close(&summary);
    cr_expect_eq(summary.failed, 7);
    cr_expect_eq(summary.failed_in_some, 6);
    cr_assert_eq(summary.schedules.count, 2);
    const struct class_schedule *most = &summary.schedules.items[0], *other = most + 1;
    cr_expect_str_eq(most->name, "random:1");
    cr_expect_eq(most->submissions, 4);
    cr_assert_eq(most->checks.count, 3);
    cr_expect_eq(most->checks.items[0].exercise, 1); // b, twice
    cr_expect_eq(most->checks.items[0].failed, 2);
    cr_expect_str_eq(other->name, "pct:2");
    cr_expect_eq(other->submissions, 1);
    cr_expect_eq(other->checks.count, 2);
}

Test(class_summary, what_could_not_be_graded_says_nothing_and_what_is_missing_is_worth_nothing) {
    struct check_verdict broken = check("build", OUTCOME_ERROR, NULL);
    broken.result.seen = "the disk is full";
    ADD(0, 0, OUTCOME_PASS, 10, check("a", OUTCOME_PASS, NULL));
    ADD(0, 1, OUTCOME_ERROR, 7, broken);
    ADD(1, 1, OUTCOME_FAIL, 6, check("a", OUTCOME_PASS, NULL));
    ADD(2, 0, OUTCOME_PASS, 10, check("a", OUTCOME_PASS, NULL));
    ADD(2, 1, OUTCOME_PASS, 10, check("a", OUTCOME_PASS, NULL));
    class_summary_close(&summary);
    struct class_cell ada = class_summary_total(&summary, 0),
                      bob = class_summary_total(&summary, 1);
    cr_expect_eq(ada.state, CLASS_FAULTY);
    cr_expect_eq(ada.points, 10);
    cr_expect_eq(ada.max_points, 10);
    cr_expect_eq(bob.state, CLASS_GRADED);
    cr_expect_eq(bob.points, 6);
    cr_expect_eq(bob.max_points, 20);
    cr_expect_eq(summary.students[1].cells[0].state, CLASS_MISSING);
    cr_assert_eq(summary.faults.count, 1);
    cr_expect_str_eq(summary.faults.items[0].message, "the disk is full");
    cr_expect_eq(summary.timings.items[0].place.student, 2); // the slowest
    cr_expect_eq(summary.timings.items[0].place.exercise, 1);
    struct class_spread all = class_summary_total_spread(&summary);
    cr_expect_eq(all.count, 2);
    cr_expect_eq(all.bins[3], 1);
    cr_expect_eq(all.bins[10], 1);
    cr_expect_float_eq(all.mean, 65, 1e-6);
    cr_expect_float_eq(all.median, 65, 1e-6);
    struct class_spread pool = class_summary_spread(&summary, 1);
    cr_expect_eq(pool.count, 2);
    cr_expect_eq(pool.bins[6], 1);
}

Test(class_summary, every_tenth_has_its_bar) {
    static const char *students[101];
    static const char *exercises[] = {"all"};
    const struct class_results results = {"results", students, 101, exercises, 1};
    class_summary_begin(&arena, &results, &summary);
    for (size_t i = 0; i <= 100; i++) {
        struct grade grade = {.outcome = OUTCOME_FAIL, .points = (int)i, .max_points = 100};
        struct verdict none = {0};
        class_summary_add(&summary, (struct class_place){i, 0}, &grade, &none);
    }
    struct class_spread spread = class_summary_spread(&summary, 0);
    for (int i = 0; i < 10; i++)
        cr_expect_eq(spread.bins[i], 10, "%d: %zu", i, spread.bins[i]);
    cr_expect_eq(spread.bins[10], 1);
    cr_expect_float_eq(spread.median, 50, 1e-6);
}

Test(class_summary, a_students_page_has_a_safe_name) {
    cr_expect_str_eq(class_pages_student_path(&arena, &summary, 0), "students/001-ada.html");
    cr_expect_str_eq(class_pages_student_path(&arena, &summary, 2), "students/003-eve-b.html");
    summary.students[1].folder =
        "_0123456789012345678901234567890123456789012345678901234567890123456789";
    const char *path = class_pages_student_path(&arena, &summary, 1);
    cr_expect_eq(strlen(path), strlen("students/002") + 40 + strlen(".html"), "%s", path);
    summary.students[1].folder = "..";
    cr_expect_str_eq(class_pages_student_path(&arena, &summary, 1), "students/002.html");
}
