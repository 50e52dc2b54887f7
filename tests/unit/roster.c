// SPDX-License-Identifier: MIT
// Whose row is whose: by the surest mark, and not by a guess.
#include "roster.h"

#include <criterion/criterion.h>

static struct arena arena;

static void clear(void) { arena_clear(&arena); }

TestSuite(roster, .fini = clear);

static struct roster read(const char *text) {
    struct roster roster;
    struct error err = {0};
    cr_assert(roster_read(&arena, "f", text_of(text), &roster, &err), "%s", err.text);
    return roster;
}

static const char canvas[] = "Student,ID,SIS User ID,SIS Login ID,Section,Notes,Pipes (9)\n"
                             ",,,,,,Manual Posting\n"
                             "    Points Possible,,,,,,10.00\n"
                             "\"Doe, Jane\",11,S1,jane,A,,8\n"
                             "\"Roe, Bob\",12,11,bob,A,,\n"
                             "Points Possible,13,S3,eve,A,,1\n"
                             "Points Possible,,S4,ann,A,,2\n";

Test(roster, of_canvas) {
    struct roster roster = read(canvas);
    cr_expect(roster_is_canvas(&roster));
    cr_assert_eq(roster.rows.count, 4, "and no row of Canvas' own");
    cr_expect_eq(roster.rows.items[0].line, 4);
    cr_assert(roster.points_possible);
    cr_expect_str_eq(roster.points_possible[6], "10.00", "whatever a student is called");
    cr_expect(roster_identifies(&roster, 4));
    cr_expect_not(roster_identifies(&roster, 5));
    cr_expect_eq(roster_column(&roster, "pipes (9)"), 6);
    cr_expect_eq(roster_column(&roster, "Pipes"), SIZE_MAX);
    cr_expect_str_eq(roster_cell(&roster, &roster.rows.items[0], ROSTER_LOGIN), "jane");
    cr_expect_str_eq(roster_cell(&roster, &roster.rows.items[0], ROSTER_EMAIL), "");
}

static void expect(const char *text, const char *name, const char *full_name, const char *id,
                   size_t count, size_t first, enum roster_key key) {
    struct roster roster = read(text);
    struct roster_match match = roster_find(&arena, &roster, name, full_name, id);
    cr_expect_eq(match.count, count, "%s: %zu", name, match.count);
    if (count) {
        cr_expect_eq(match.first, first, "%s: row %zu", name, match.first);
        cr_expect_eq(match.key, key, "%s", roster_key_name(match.key));
    }
}

Test(roster, the_surest_mark_decides) {
    expect(canvas, "x_12", NULL, "12", 1, 1, ROSTER_ID);
    expect(canvas, "x_11", NULL, "11", 1, 0, ROSTER_ID); // another's number is another thing
    expect(canvas, "s1", NULL, NULL, 1, 0, ROSTER_NUMBER);
    expect(canvas, " BOB ", NULL, NULL, 1, 1, ROSTER_LOGIN);
    expect(canvas, "Jane  Doe", NULL, NULL, 1, 0, ROSTER_NAME);
    expect(canvas, "Doe,Jane", NULL, NULL, 1, 0, ROSTER_NAME);
    expect(canvas, "Jane Doe_99", "Jane Doe", "99", 1, 0, ROSTER_NAME);
    expect(canvas, "mallory", NULL, NULL, 0, 0, ROSTER_ID);
    expect(canvas, "S1_99", "S1", "99", 0, 0, ROSTER_ID); // a name is not compared with numbers
    expect(canvas, "x", NULL, "S1", 0, 0, ROSTER_ID);     // nor the platform's number with others
    expect(canvas, "", NULL, NULL, 0, 0, ROSTER_ID);
}

// By the surest mark it would be row `first`, and by another one row `second`.
static void expect_contradiction(const char *text, const char *name, const char *full_name,
                                 const char *id, size_t first, enum roster_key key, size_t second,
                                 enum roster_key second_key) {
    struct roster roster = read(text);
    struct roster_match match = roster_find(&arena, &roster, name, full_name, id);
    expect(text, name, full_name, id, 2, first, key);
    cr_expect_eq(match.second, second, "%s: row %zu", name, match.second);
    cr_expect_eq(match.second_key, second_key, "%s", roster_key_name(match.second_key));
}

Test(roster, marks_that_lead_to_different_rows_decide_nothing) {
    static const char other_numbers[] = "id,name\n12,Jane Doe\n77,Bob Roe\n";
    expect_contradiction(canvas, "11", NULL, NULL, 0, ROSTER_ID, 1, ROSTER_NUMBER);
    expect_contradiction(other_numbers, "Jane Doe_77", "Jane Doe", "77", 1, ROSTER_ID, 0,
                         ROSTER_NAME);
    expect_contradiction("login,email,name\na,x,max\nmax,y,b\n", "max", NULL, NULL, 1, ROSTER_LOGIN,
                         0, ROSTER_NAME);
}

Test(roster, marks_that_fit_the_same_row_decide_together) {
    static const char text[] = "id,login,name\n5,a,Max Roe\n6,max roe,Max Roe\n6,c,Zoe Poe\n";
    expect(text, "Max Roe_5", "Max Roe", "5", 1, 0, ROSTER_ID);
    expect(text, "Max Roe_6", "Max Roe", "6", 1, 1, ROSTER_ID);
    expect(text, "Max Roe", NULL, NULL, 1, 1, ROSTER_LOGIN);
    expect(text, "Participant_5", "Participant", "5", 1, 0, ROSTER_ID); // blind marking
    expect(text, "Group A-Max Roe_5", "Group A-Max Roe", "5", 1, 0, ROSTER_ID);
}

Test(roster, who_is_called_as_a_row_of_canvas_is_a_student) {
    struct roster roster = read("Student,ID,Section\nPoints Possible,13,A\n");
    cr_expect_eq(roster.rows.count, 1);
    cr_expect_null(roster.points_possible);
}

Test(roster, of_moodle) {
    static const char text[] =
        "Identifier,Full name,ID number,Email address,Grade,Last modified (grade)\n"
        "Participant 7,Jane Doe,S1,j@u,,-\n"
        "Teilnehmer/in 8,Bob Roe,S2,b@u,,-\n";
    struct roster roster = read(text);
    cr_expect_not(roster_is_canvas(&roster));
    expect(text, "x_7", "x", "7", 1, 0, ROSTER_ID);
    expect(text, "x_8", "x", "8", 1, 1, ROSTER_ID);
    expect(text, "B@U", NULL, NULL, 1, 1, ROSTER_EMAIL);
}

Test(roster, of_first_and_last_names) {
    static const char text[] = "First name,Surname,Username\nJane,Doe,a\nBob,Roe,b\n";
    expect(text, "jane doe", NULL, NULL, 1, 0, ROSTER_NAME);
    expect(text, "b", NULL, NULL, 1, 1, ROSTER_LOGIN);
}

Test(roster, several_that_fit_are_counted) {
    static const char text[] = "name,login\nMax Roe,max\n\"Roe, Max\",roe\n";
    struct roster roster = read(text);
    struct roster_match match = roster_find(&arena, &roster, "max roe", NULL, NULL);
    cr_expect_eq(match.count, 2);
    cr_expect_eq(match.first, 0);
    cr_expect_eq(match.second, 1);
}

Test(roster, hostile_names_are_compared_as_they_are_shown) {
    expect("name\na\xe2\x80\xae"
           "b\n",
           "x_1", "a\\xe2\\x80\\xaeb", "1", 1, 0, ROSTER_NAME);
}
