// SPDX-License-Identifier: MIT
// A grade as a file: what is written is read again, and what is no grade is told apart.
#include "grade.h"

#include "base/fs.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

struct course {
    struct arena arena;
    char results[64];
    struct error err;
};

static void begin(struct course *course) {
    strcpy(course->results, "/tmp/grader-grade-XXXXXX");
    cr_assert(mkdtemp(course->results));
}

static void end(struct course *course) {
    fs_remove_tree(course->results);
    arena_clear(&course->arena);
}

static struct grade some(void) {
    return (struct grade){
        .student = "Ada \xff",
        .full_name = "Ada Lovelace",
        .exercise = "pipe",
        .keys = {"a", "b", "c", "bwrap"},
        .seconds = 0.5,
        .result = json_pack("{ss ss si si}", "exercise", "pipe", "outcome", "fail", "points", 3,
                            "max_points", 10),
        .shown = json_object(),
        .sources = json_pack("{ss}", "pipe.c", "int main(void);\n"),
    };
}

static void write_some(struct course *course) {
    struct grade grade = some();
    cr_assert(grade_write(&course->arena, course->results, &grade, &course->err), "%s",
              course->err.text);
    json_decref(grade.result);
    json_decref(grade.shown);
    json_decref(grade.sources);
}

Test(grade, what_is_written_is_read) {
    struct course course = {0};
    begin(&course);
    write_some(&course);
    CLEANUP_GRADE struct grade read = {0};
    cr_assert(grade_read(&course.arena, course.results, "Ada \xff", "pipe", &read, &course.err),
              "%s", course.err.text);
    cr_expect_str_eq(read.full_name, "Ada Lovelace");
    cr_expect_null(read.id);
    cr_expect_str_eq(read.keys.specification, "b");
    cr_expect_str_eq(read.keys.sandbox, "bwrap");
    cr_expect_eq(read.outcome, OUTCOME_FAIL);
    cr_expect_eq(read.points, 3);
    cr_expect_eq(read.max_points, 10);
    cr_expect_eq(read.seconds, 0.5);
    cr_expect_str_eq(json_string_value(json_object_get(read.sources, "pipe.c")),
                     "int main(void);\n");
    const char **students = grade_students(&course.arena, course.results);
    cr_assert(students && students[0] && !students[1]);
    cr_expect_str_eq(students[0], "Ada \xff");
    const char **exercises = grade_exercises(&course.arena, course.results, students[0]);
    cr_assert(exercises && exercises[0] && !exercises[1]); // nothing else is left there
    cr_expect_str_eq(exercises[0], "pipe");
    cr_expect_null(
        fs_list_all(&course.arena, fs_join(&course.arena, course.results, students[0]))[1]);
    end(&course);
}

Test(grade, what_is_none) {
    static const char *const texts[] = {"", "{", "{}", "[1]", "{\"format\": 1}"};
    struct course course = {0};
    begin(&course);
    write_some(&course);
    const char *path = arena_print(&course.arena, "%s/Ada \xff/pipe.json", course.results);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        CLEANUP_GRADE struct grade read = {0};
        cr_assert(fs_write(path, text_of(texts[i]), &course.err));
        cr_expect_not(
            grade_read(&course.arena, course.results, "Ada \xff", "pipe", &read, &course.err), "%s",
            texts[i]);
    }
    CLEANUP_GRADE struct grade none = {0};
    cr_expect_not(grade_read(&course.arena, course.results, "Ada", "pipe", &none, &course.err));
    end(&course);
}
