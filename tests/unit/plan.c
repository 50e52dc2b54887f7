// SPDX-License-Identifier: MIT
// The plan: which jobs are made, and that nothing of the specification is in them.
#include "plan.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;

static void clear(void) { arena_clear(&arena); }

TestSuite(plan, .fini = clear);

static const struct check_kind plain = {.key = "plain"};
static const struct check_kind memory = {.key = "memory", .tool = TOOL_VALGRIND};

static struct spec spec_with(const struct check_kind *kind) {
    struct spec spec = {
        .exercise = "pipes", .title = "secret title", .limits = {1, 2, 3, 4, 5, 6, 7}};
    *ARRAY_ADD(&arena, &spec.checks) = (struct spec_check){
        .id = "secret_id", .title = "secret check", .hint = "secret hint", .kind = kind};
    *ARRAY_ADD(&arena, &spec.schedules) = "first-come";
    return spec;
}

static struct submission two_files(void) {
    struct submission submission = {.path = "alice"};
    *ARRAY_ADD(&arena, &submission.files) = (struct submission_file){"a.c", 0644, TEXT("int a;")};
    *ARRAY_ADD(&arena, &submission.files) = (struct submission_file){"a.h", 0644, TEXT("")};
    return submission;
}

static const char *written(const struct job *job) {
    struct str text = {.arena = &arena};
    job_write(job, &text);
    return text.data;
}

static bool has_argument(const struct job *job, const char *wanted) {
    ARRAY_EACH(argument, &job->arguments)
        if (strcmp(*argument, wanted) == 0)
            return true;
    return false;
}

Test(plan, the_build_compiles_the_c_files_only) {
    struct spec spec = spec_with(&plain);
    struct submission submission = two_files();
    struct plan plan;
    plan_make(&arena, &spec, &submission, NULL, (struct schedule_wish){0}, &plan);
    cr_assert_str_eq(plan.build.arguments.items[0], "gcc");
    cr_assert(has_argument(&plan.build, "a.c"));
    cr_assert_not(has_argument(&plan.build, "a.h"));
    cr_assert(has_argument(&plan.build, "-pthread") && has_argument(&plan.build, "-lrt"));
    cr_assert_eq(plan.build.files.count, 2);
    cr_assert_eq(plan.build.collect.count, 1);
}

Test(plan, a_driver_is_built_with_the_submission_and_linked_with_its_libraries) {
    struct spec spec = spec_with(&plain);
    struct submission submission = two_files();
    struct plan plan;
    spec.driver = "driver.c";
    spec.driver_source = (struct text)TEXT("int main;");
    *ARRAY_ADD(&arena, &spec.libraries) = "m";
    plan_make(&arena, &spec, &submission, NULL, (struct schedule_wish){0}, &plan);
    cr_assert(has_argument(&plan.build, "driver.c") && has_argument(&plan.build, "-lm"));
    cr_assert(strstr(written(&plan.build), "int main;"));
    cr_assert_not(strstr(written(&plan.runs.items[0].job), "int main;"));
}

Test(plan, symbols_are_listed_where_a_check_asks_for_them_and_there_is_source) {
    static const struct check_kind border = {.key = "border", .tool = TOOL_SYMBOLS};
    static const char *const command[] = {"python3", NULL};
    struct spec spec = spec_with(&border);
    struct submission submission = two_files();
    struct plan plan;
    plan_make(&arena, &spec, &submission, NULL, (struct schedule_wish){0}, &plan);
    cr_assert_eq(plan.runs.count, 2);
    cr_assert_eq(plan.runs.items[1].tool, TOOL_SYMBOLS);
    cr_assert(has_argument(&plan.runs.items[1].job, "a.c"));
    plan_make(&arena, &spec, &submission, command, (struct schedule_wish){0}, &plan);
    cr_assert_eq(plan.runs.count, 1);
}

Test(plan, one_run_where_no_check_needs_valgrind) {
    struct spec spec = spec_with(&plain);
    struct submission submission = two_files();
    struct plan plan;
    plan_make(&arena, &spec, &submission, NULL, (struct schedule_wish){0}, &plan);
    cr_assert_eq(plan.runs.count, 1);
    cr_assert_eq(plan.runs.items[0].tool, TOOL_NONE);
    cr_assert_eq(plan.runs.items[0].job.limits.wall, 1);
    cr_assert_eq(plan.runs.items[0].job.files.count, 0, "the sources are not there when it runs");
}

Test(plan, ids_are_of_the_order_and_stay_low) {
    struct spec spec = spec_with(&plain);
    struct submission submission = two_files();
    struct plan plan;
    *ARRAY_ADD(&arena, &spec.schedules) = "random:1";
    *ARRAY_ADD(&arena, &spec.schedules) = "random:2";
    *ARRAY_ADD(&arena, &spec.schedules) = "random:900000";
    plan_make(&arena, &spec, &submission, NULL, (struct schedule_wish){0}, &plan);
    cr_assert_eq(plan.runs.count, 4, "the three, and the usual one first");
    for (size_t i = 1; i < 4; i++) {
        const struct job *job = &plan.runs.items[i].job;
        cr_expect_neq(job->first_pid, plan.runs.items[i - 1].job.first_pid);
        cr_expect_leq(job->first_pid, 1100, "%s: the id %d", job->schedule, job->first_pid);
    }
}

Test(plan, a_second_run_under_valgrind_with_wider_limits) {
    struct spec spec = spec_with(&memory);
    struct submission submission = two_files();
    struct plan plan;
    plan_make(&arena, &spec, &submission, NULL, (struct schedule_wish){0}, &plan);
    cr_assert_eq(plan.runs.count, 2);
    const struct job *job = &plan.runs.items[1].job;
    cr_assert_eq(plan.runs.items[1].tool, TOOL_VALGRIND);
    cr_assert_str_eq(job->arguments.items[0], "valgrind");
    cr_assert_str_eq(job->arguments.items[job->arguments.count - 1], "./pipes");
    cr_assert_gt(job->limits.wall, 1);
    cr_assert_eq(job->collect.count, 1);
}

Test(plan, a_command_is_not_built_and_has_the_files_beside_it) {
    static const char *const command[] = {"python3", "a.py", NULL};
    struct spec spec = spec_with(&plain);
    struct submission submission = two_files();
    struct plan plan;
    plan_make(&arena, &spec, &submission, command, (struct schedule_wish){0}, &plan);
    cr_assert_null(plan.program);
    cr_assert_str_eq(plan.runs.items[0].job.arguments.items[1], "a.py");
    cr_assert_eq(plan.runs.items[0].job.files.count, 2);
}

static const struct job_file *file_of(const struct job *job, const char *path) {
    ARRAY_EACH(file, &job->files)
        if (strcmp(file->path, path) == 0)
            return file;
    return NULL;
}

Test(plan, preempting_schedules_have_a_build_of_their_own) {
    struct spec spec = spec_with(&memory);
    struct submission submission = two_files();
    struct plan plan;
    plan_make(&arena, &spec, &submission, NULL, (struct schedule_wish){0}, &plan);
    cr_assert_not(plan.needs_second_build);
    *ARRAY_ADD(&arena, &spec.schedules) = "preempt-pct:1";
    *ARRAY_ADD(&arena, &spec.libraries) = "m";
    plan_make(&arena, &spec, &submission, NULL, (struct schedule_wish){0}, &plan);
    cr_assert(plan.needs_second_build);
    cr_assert_eq(plan.runs.count, 3);
    cr_expect_not(plan.runs.items[0].preempts);
    cr_expect(plan.runs.items[1].preempts);
    cr_expect_not(plan.runs.items[2].preempts, "Valgrind's run has the first build's program");
    const struct job *job = &plan.second_build;
    cr_expect(has_argument(job, "-fsanitize=thread") && has_argument(job, "a.c"));
    cr_expect_not(has_argument(job, "-o") || has_argument(job, "pipes") ||
                  has_argument(job, "-lm"));
    cr_assert_not_null(file_of(job, ".hooks/link"));
    const char *link = file_of(job, ".hooks/link")->data.data;
    cr_expect(strstr(link, "-o\npipes\n") && strstr(link, "\n-lm\n"));
    cr_expect(strstr(link, "\n-Wl,--wrap=sem_wait\n"));
    const struct text hooks = file_of(job, ".hooks/hooks.o")->data;
    cr_expect(hooks.size > 1000 && memcmp(hooks.data, "\177ELF", 4) == 0, "a whole object");
    cr_expect_not(has_argument(&plan.build, "-fsanitize=thread"));
    cr_expect_null(file_of(&plan.build, ".hooks/link"));
}

Test(plan, a_command_has_no_preempting_schedules) {
    static const char *const command[] = {"./a", NULL};
    struct spec spec = spec_with(&plain);
    struct submission submission = two_files();
    struct plan plan;
    *ARRAY_ADD(&arena, &spec.schedules) = "preempt-pct:1";
    plan_make(&arena, &spec, &submission, command, (struct schedule_wish){0}, &plan);
    cr_assert_eq(plan.runs.count, 1);
    cr_expect_str_eq(plan.runs.items[0].job.schedule, "first-come");
    cr_expect_not(plan.needs_second_build);
    spec.schedules.items[0] = "preempt-pct:2";
    plan_make(&arena, &spec, &submission, command, (struct schedule_wish){0}, &plan);
    cr_assert_eq(plan.runs.count, 1, "one run at least");
    cr_expect_str_eq(plan.runs.items[0].job.schedule, "first-come");
}

Test(plan, nothing_expected_enters_the_sandbox) {
    struct spec spec = spec_with(&memory);
    struct submission submission = two_files();
    struct plan plan;
    plan_make(&arena, &spec, &submission, NULL, (struct schedule_wish){0}, &plan);
    cr_assert_null(strstr(written(&plan.build), "secret"));
    ARRAY_EACH(run, &plan.runs)
        cr_assert_null(strstr(written(&run->job), "secret"));
}

Test(plan, a_job_of_its_own_looks_addresses_up) {
    const struct job_file program = {"pipes", 0755, TEXT("ELF")};
    struct job job;
    plan_symbols(&arena, &program, &job);
    cr_assert_str_eq(job.arguments.items[0], "addr2line");
    cr_assert_str_eq(job.arguments.items[job.arguments.count - 1], "./pipes");
    cr_assert_str_eq(job.clock, "real");
    cr_assert_eq(job.files.count, 1);
    cr_assert_eq(job.collect.count, 0);
    cr_assert(job.limits.wall && job.limits.cpu && job.limits.memory && job.limits.processes);
}
