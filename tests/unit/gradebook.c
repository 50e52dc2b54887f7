// SPDX-License-Identifier: MIT
// The table of a class's grades: who has a line, and what may be written into it.
#include "gradebook_notes.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;
static struct gradebook gradebook;
static struct roster roster;

static void begin(void) { gradebook = (struct gradebook){.arena = &arena}; }

static void end(void) {
    memset(&gradebook, 0, sizeof gradebook);
    arena_clear(&arena);
}

TestSuite(gradebook, .init = begin, .fini = end);

static json_t *result(const char *secret) {
    return json_pack("{ss s[{ss ss si si} {ss ss si si} {ss ss si si} {ss ss si si}]}", "title",
                     "Pipes", "checks", "title", "the program can be built", "outcome", "fail",
                     "points", 0, "max_points", 0, "title", "It ends", "outcome", "pass", "points",
                     2, "max_points", 2, "title", secret, "outcome", "fail", "points", 1,
                     "max_points", 3, "title", "Late", "outcome", "skipped", "points", 0,
                     "max_points", 4);
}

static struct gradebook_student *student(const char *name) {
    return gradebook_add_student(&gradebook, name);
}

static void add(struct gradebook_student *who, const char *exercise, const char *specification,
                enum outcome outcome, int points, int max_points) {
    struct grade grade = {.student = who->name,
                          .exercise = exercise,
                          .keys.specification = specification,
                          .outcome = outcome,
                          .points = points,
                          .max_points = max_points,
                          .result = result("secret"),
                          .shown = result("shown")};
    gradebook_add(&gradebook, who, &grade);
    json_decref(grade.result);
    json_decref(grade.shown);
}

static void close_with(const char *text) {
    struct error err = {0};
    if (text) {
        cr_assert(roster_read(&arena, "f", text_of(text), &roster, &err), "%s", err.text);
        gradebook.roster = &roster;
    }
    gradebook_close(&gradebook);
}

// "text item; item. text …"
static const char *notes(void) {
    struct gradebook_notes notes = {.arena = &arena};
    struct str out = {.arena = &arena};
    gradebook_tell(&gradebook, &notes);
    ARRAY_EACH(note, &notes.list) {
        str_print(&out, "%s", note->text);
        ARRAY_EACH(item, &note->items)
            str_print(&out, " %s;", *item);
    }
    return str_text(&out).data;
}

Test(gradebook, without_a_roster_all_have_a_line) {
    struct gradebook_student *jane = student("jane");
    add(jane, "pipe", "1", OUTCOME_FAIL, 3, 9);
    add(jane, "derom", "2", OUTCOME_PASS, 5, 5);
    student("bob");
    close_with(NULL);
    cr_assert_eq(gradebook.lines.count, 2);
    cr_assert_eq(gradebook.exercises.count, 2);
    const struct gradebook_exercise *exercises = gradebook.exercises.items;
    cr_expect_str_eq(exercises[0].name, "derom");
    cr_expect_str_eq(exercises[1].title, "Pipes");
    cr_expect_eq(exercises[1].max_points, 9);
    const struct gradebook_result *found =
        gradebook_graded(gradebook.lines.items[0].student, &exercises[1]);
    cr_assert(found);
    cr_expect_eq(found->points, 3);
    cr_expect_null(gradebook_find(gradebook.lines.items[1].student, &exercises[1]));
    cr_expect_null(gradebook_find(NULL, &exercises[1]));
    cr_expect_not(gradebook_is_faulty(&gradebook));
    cr_expect_str_eq(notes(), "no results, so no points: bob;");
}

Test(gradebook, what_students_may_read_of_lost_points) {
    struct gradebook_student *jane = student("jane");
    add(jane, "pipe", "1", OUTCOME_FAIL, 3, 9);
    const struct gradebook_result *found = &jane->results.items[0];
    cr_assert_eq(found->lost.count, 3);
    cr_expect_str_eq(found->lost.items[0], "the program can be built: no");
    cr_expect_str_eq(found->lost.items[1], "shown: 1 of 3");
    cr_expect_str_eq(found->lost.items[2], "Late: 0 of 4, not judged");
}

Test(gradebook, where_nothing_is_withheld_students_may_read_all) {
    struct gradebook_student *jane = student("jane");
    struct grade grade = {.exercise = "pipe",
                          .keys.specification = "1",
                          .result = result("told"),
                          .shown = json_null()};
    gradebook_add(&gradebook, jane, &grade);
    json_decref(grade.result);
    cr_expect_str_eq(jane->results.items[0].lost.items[1], "told: 1 of 3");
}

Test(gradebook, what_could_not_be_graded_has_no_points) {
    struct gradebook_student *jane = student("jane");
    add(jane, "pipe", "1", OUTCOME_ERROR, 0, 9);
    gradebook_add_damaged(&gradebook, jane, "derom", "torn");
    close_with(NULL);
    cr_assert_eq(gradebook.exercises.count, 2);
    for (size_t i = 0; i < 2; i++) {
        cr_expect(gradebook_find(jane, &gradebook.exercises.items[i]));
        cr_expect_null(gradebook_graded(jane, &gradebook.exercises.items[i]));
    }
    cr_expect(gradebook_is_faulty(&gradebook));
    cr_expect_str_eq(notes(), "could not be graded, so no points; grade again before you upload: "
                              "jane: pipe; jane: derom: torn;");
}

Test(gradebook, with_a_roster_its_students_have_a_line) {
    add(student("bob"), "pipe", "1", OUTCOME_PASS, 9, 9);
    add(student("jane"), "pipe", "1", OUTCOME_PASS, 8, 9);
    add(student("mallory"), "pipe", "1", OUTCOME_ERROR, 0, 9);
    close_with("login\njane\nzoe\nbob\n");
    cr_assert_eq(gradebook.lines.count, 3);
    cr_expect_str_eq(gradebook.lines.items[0].student->name, "jane");
    cr_expect_null(gradebook.lines.items[1].student);
    cr_expect_str_eq(gradebook.lines.items[2].student->name, "bob");
    cr_expect_not(gradebook_is_faulty(&gradebook), "of who is left out nothing is written");
    cr_expect_str_eq(notes(), "left out, as f does not have these students: mallory;"
                              "no results, so no points: f:3: zoe;");
}

Test(gradebook, two_of_one_row_are_both_left_out) {
    add(student("jane"), "pipe", "1", OUTCOME_PASS, 9, 9);
    add(student("Jane Doe"), "pipe", "1", OUTCOME_PASS, 8, 9);
    close_with("login,name\njane,Jane Doe\n");
    cr_expect_null(gradebook.lines.items[0].student);
    cr_expect_eq(strncmp(notes(), "left out, as it is not clear who in f is meant:", 47), 0);
}

Test(gradebook, the_specification_of_most_counts) {
    add(student("a"), "pipe", "old", OUTCOME_FAIL, 1, 2);
    add(student("b"), "pipe", "new", OUTCOME_FAIL, 1, 3);
    add(student("c"), "pipe", "new", OUTCOME_ERROR, 1, 3);
    close_with(NULL);
    cr_expect_eq(gradebook.exercises.items[0].max_points, 3);
    cr_expect_eq(gradebook.exercises.items[0].others, 1);
    cr_expect_eq(gradebook.exercises.items[0].count, 3);
}

Test(gradebook, of_as_many_the_first_counts) {
    add(student("a"), "pipe", "old", OUTCOME_FAIL, 1, 2);
    add(student("b"), "pipe", "new", OUTCOME_FAIL, 1, 3);
    close_with(NULL);
    cr_expect_eq(gradebook.exercises.items[0].max_points, 2);
}

Test(gradebook, names_are_safe_to_show) {
    struct gradebook_student *odd = student("a\033[2J\xff");
    cr_expect_str_eq(gradebook_name(&arena, odd), "a\\x1b[2J\\xff");
    odd->full_name = "A\033";
    odd->id = "1\a";
    cr_expect_str_eq(gradebook_name(&arena, odd), "A\\x1b (1\\x07)");
}
