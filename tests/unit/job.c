// SPDX-License-Identifier: MIT
// The job: what is written is what is read.
#include "job.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;

static void clear(void) { arena_clear(&arena); }

TestSuite(job, .fini = clear);

static struct text written(void) {
    struct job job = {
        .clock = "real", .schedule = "free", .limits = {.wall = 1, .time = 2, .file_size = 3}};
    *ARRAY_ADD(&arena, &job.arguments) = "./a \"quoted\"\nname";
    *ARRAY_ADD(&arena, &job.arguments) = "";
    *ARRAY_ADD(&arena, &job.environment) = "A=b";
    *ARRAY_ADD(&arena, &job.folders) = "valgrind";
    *ARRAY_ADD(&arena, &job.collect) = "valgrind";
    *ARRAY_ADD(&arena, &job.files) = (struct job_file){"x y.c", 0644, TEXT("go\n\0end")};
    *ARRAY_ADD(&arena, &job.files) = (struct job_file){"empty", 0755, TEXT("")};
    struct str text = {.arena = &arena};
    job_write(&job, &text);
    return str_text(&text);
}

Test(job, round_trip) {
    struct job job;
    struct error err;
    cr_assert(job_read(&arena, written(), &job, &err), "%s", err.text);
    cr_assert_str_eq(job.clock, "real");
    cr_assert_str_eq(job.schedule, "free");
    cr_assert_eq(job.limits.wall, 1);
    cr_assert_eq(job.limits.time, 2);
    cr_assert_eq(job.limits.file_size, 3);
    cr_assert_eq(job.arguments.count, 2);
    cr_assert_str_eq(job.arguments.items[0], "./a \"quoted\"\nname");
    cr_assert_str_eq(job.arguments.items[1], "");
    cr_assert_str_eq(job.environment.items[0], "A=b");
    cr_assert_str_eq(job.folders.items[0], "valgrind");
    cr_assert_str_eq(job.collect.items[0], "valgrind");
    cr_assert_eq(job.files.count, 2);
    cr_assert_str_eq(job.files.items[0].path, "x y.c");
    cr_assert_eq(job.files.items[0].mode, 0644);
    cr_assert(text_equal(job.files.items[0].data, TEXT("go\n\0end")));
    cr_assert_eq(job.files.items[1].mode, 0755);
    cr_assert_eq(job.files.items[1].data.size, 0);
}

Test(job, every_cut_is_refused) {
    struct text whole = written();
    for (size_t size = 0; size + 1 < whole.size; size++) {
        struct job job;
        struct error err;
        struct text cut = {arena_copy(&arena, whole.data, size), size};
        // Without its last line's end it is still whole.
        cr_assert_not(job_read(&arena, cut, &job, &err), "cut at %zu", size);
    }
}

Test(job, a_wrong_line_is_named) {
    struct job job;
    struct error err;
    cr_assert_not(job_read(&arena, TEXT("grader-job 1\nspeed 3\ngo\n"), &job, &err));
    cr_assert(strstr(err.text, "speed 3"), "%s", err.text);
}
