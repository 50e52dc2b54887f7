// SPDX-License-Identifier: MIT
// spec.h: a whole specification, its defaults, and the rules that hold between its checks.
#include "spec.h"

#include "base/cleanup.h"

#include <criterion/criterion.h>
#include <string.h>
#include <sys/mman.h>

#define HEAD "exercise: e\ntitle: T\nfiles: [a.c]\n"

static struct arena arena;
static struct spec spec;

static void clear(void) { arena_clear(&arena); }

TestSuite(spec, .fini = clear);

// "line:column: text" of each complaint with a line's end, "" where it is good.
static const char *read_text(const char *source) {
    CLEANUP_FD int fd = memfd_create("spec", MFD_CLOEXEC);
    cr_assert(write(fd, source, strlen(source)) == (ssize_t)strlen(source));
    struct complaints complaints;
    struct error err = {0};
    const char *path = arena_print(&arena, "/proc/self/fd/%d", fd);
    bool good = spec_read(&arena, path, &spec, &complaints, &err);
    cr_assert_str_eq(err.text, "");
    cr_assert_eq(good, complaints.list.count == 0);
    cr_assert_str_eq(complaints.file, path);
    struct str words = {.arena = &arena};
    ARRAY_EACH(complaint, &complaints.list)
        str_print(&words, "%d:%d: %s\n", complaint->line, complaint->column, complaint->text);
    return str_text(&words).data;
}

#define GOOD(source) cr_expect_str_eq(read_text(source), "")
#define BAD(source, expected) cr_expect_str_eq(read_text(source), expected "\n")

#define CHECK_OF(id, points, more) "- {id: " id ", title: T, points: " points ", " more "}\n"
#define CHECKS "checks:\n" CHECK_OF("a", "1", "finishes: {}")

Test(spec, has_defaults) {
    GOOD(HEAD CHECKS);
    cr_expect_str_eq(spec.exercise, "e");
    cr_expect_str_eq(spec.title, "T");
    cr_expect_eq(spec.files.count, 1);
    cr_expect_str_eq(spec.files.items[0], "a.c");
    cr_expect_eq(spec.clock, CLOCK_VIRTUAL);
    cr_expect_eq(spec.limits.wall, 10000000);
    cr_expect_eq(spec.limits.time, INT64_C(200000000000));
    cr_expect_eq(spec.limits.cpu, 10000000);
    cr_expect_eq(spec.limits.memory, 512 << 20);
    cr_expect_eq(spec.limits.processes, 32);
    cr_expect_eq(spec.limits.output, 1 << 20);
    cr_expect_eq(spec.limits.file_size, 16 << 20);
    cr_assert_eq(spec.checks.count, 1);
    const struct spec_check *check = spec.checks.items;
    cr_expect_str_eq(check->id, "a");
    cr_expect_eq(check->points, 1);
    cr_expect_null(check->hint);
    cr_expect_eq(check->needs.count, 0);
    cr_expect_eq(check->kind, &check_finishes);
    cr_expect(check->parameters);
}

Test(spec, takes_limits) {
    GOOD(HEAD
         "limits: {wall: 0.5, time: 86400, cpu: 2, memory: 64 MiB, processes: 3, output: 4 KiB, "
         "file_size: 2048}\n" CHECKS);
    cr_expect_eq(spec.limits.wall, 500000);
    cr_expect_eq(spec.limits.time, INT64_C(86400000000));
    cr_expect_eq(spec.limits.cpu, 2000000);
    cr_expect_eq(spec.limits.memory, 64 << 20);
    cr_expect_eq(spec.limits.processes, 3);
    cr_expect_eq(spec.limits.output, 4096);
    cr_expect_eq(spec.limits.file_size, 2048);
    GOOD(HEAD "limits: {wall: 1}\n" CHECKS);
    cr_expect_eq(spec.limits.processes, 32, "the others keep their defaults");
    GOOD(HEAD "limits:\n" CHECKS);
    BAD(HEAD "limits: {wall: 0}\n" CHECKS,
        "4:16: expected a number of seconds from 0.01 to 3600, found the number `0`");
    BAD(HEAD "limits: {time: 1000000001}\n" CHECKS,
        "4:16: expected a number of seconds from 0.01 to 1000000000, found the number "
        "`1000000001`");
    BAD(HEAD "limits: {memory: 1 MiB}\n" CHECKS,
        "4:18: expected a size from 16 MiB to 64 GiB, found the text `1 MiB`");
}

Test(spec, takes_a_clock) {
    GOOD(HEAD "clock: real\n" CHECKS);
    cr_expect_eq(spec.clock, CLOCK_REAL);
    cr_expect_str_eq(spec_clocks[spec.clock], "real");
    GOOD(HEAD "clock: virtual\n" CHECKS);
    cr_expect_eq(spec.clock, CLOCK_VIRTUAL);
    cr_expect_str_eq(spec_clocks[spec.clock], "virtual");
    BAD(HEAD "clock: reel\n" CHECKS,
        "4:8: expected one of `virtual`, `real`, found the text `reel`; did you mean `real`?");
}

Test(spec, needs_the_virtual_clock_for_its_own_time) {
    GOOD(HEAD "clock: virtual\n" CHECKS CHECK_OF("b", "1", "duration: {at_most: 1}"));
    GOOD(HEAD "clock: real\n" CHECKS CHECK_OF("b", "1", "lifetimes: {are: overlapping}"));
    BAD(HEAD CHECKS CHECK_OF("b", "1", "duration: {at_most: 1}") "clock: real\n",
        "6:32: `duration` speaks of the program's own time, which it does not have under `clock: "
        "real`");
    const char *found =
        read_text(HEAD "clock: real\nchecks:\n- 5\n" CHECK_OF("b", "1", "no_busy_waiting: {}"));
    cr_expect(strstr(found, "\n7:32: `no_busy_waiting` speaks of"), "%s", found);
}

Test(spec, wants_parameters_that_go_together) {
    BAD(HEAD CHECKS CHECK_OF("b", "1", "duration: {}"),
        "6:42: one of these keys is required, or both: `at_least`, `at_most`");
}

Test(spec, takes_checks) {
    GOOD(HEAD CHECKS "- id: b\n  title: It ends well\n  points: 2\n  needs: [a]\n  hint: Look.\n"
                     "  exit_status: {is: -15}\n");
    const struct spec_check *check = &spec.checks.items[1];
    cr_expect_str_eq(check->hint, "Look.");
    cr_expect_eq(check->needs.count, 1);
    cr_expect_str_eq(check->needs.items[0], "a");
    cr_expect_eq(check->kind, &check_exit_status);
}

Test(spec, takes_plain_file_names_only) {
    static const char *const wrong[] = {"a/b.c", "../a.c", ".a.c", "-o", "''", "a b.c", "ä.c"};
    GOOD("exercise: e\ntitle: T\nfiles: [a.c, A-b_1.h]\n" CHECKS);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *found =
            read_text(arena_print(&arena, "exercise: e\ntitle: T\nfiles: [%s]\n" CHECKS, wrong[i]));
        cr_expect(strstr(found, "3:9: expected a plain file name"), "%s: %s", wrong[i], found);
    }
    BAD("exercise: e\ntitle: T\nfiles: [a.c, a.c]\n" CHECKS,
        "3:14: `a.c` stands twice in this list");
}

Test(spec, takes_one_line_as_title) {
    const char *found = read_text("exercise: e\ntitle: \"a\\nb\"\nfiles: [a.c]\n" CHECKS);
    cr_expect(strstr(found, "2:8: expected one line of text"), "%s", found);
    BAD("exercise: E\ntitle: T\nfiles: [a.c]\n" CHECKS,
        "1:11: expected a name of a-z, 0-9 and _, found the text `E`");
}

Test(spec, wants_all_its_keys) {
    BAD("{}", "1:1: the key `exercise` is missing: the name of the exercise\n"
              "1:1: the key `title` is missing: its title, for people\n"
              "1:1: the key `files` is missing: the files of a submission\n"
              "1:1: the key `checks` is missing: what is judged, in this order");
    BAD(HEAD "checks: []", "4:9: expected at least one item, found an empty list");
    BAD(HEAD "checks: [{finishes: {}}]",
        "4:10: the key `id` is missing: the name of the check, unique in the file\n"
        "4:10: the key `title` is missing: what the student reads: what must be true\n"
        "4:10: the key `points` is missing: what the check is worth");
}

Test(spec, wants_one_kind_in_a_check) {
    const char *found = read_text(HEAD "checks:\n- {id: a, title: T, points: 1}\n");
    cr_expect(strstr(found, "5:3: one of these keys is required: `aligned_times`, "), "%s", found);
    BAD(HEAD "checks:\n" CHECK_OF("a", "1", "finishes: {}, whole_lines: {}"),
        "5:46: `whole_lines` can not stand beside `finishes`; choose one of them");
    BAD(HEAD "checks:\n" CHECK_OF("a", "1", "finishs: {}"),
        "5:32: unknown key `finishs`; did you mean `finishes`?");
}

Test(spec, knows_the_order_of_needs) {
    BAD(HEAD "checks:\n" CHECK_OF("a", "1", "needs: [b, a, c], finishes: {}")
            CHECK_OF("b", "1", "finishes: {}"),
        "5:40: the check `b` stands later; move it before this one\n"
        "5:43: a check can not need itself\n"
        "5:46: no check has the id `c`");
    BAD(HEAD "checks:\n" CHECK_OF("first", "1", "finishes: {}")
            CHECK_OF("b", "1", "needs: [frist], finishes: {}"),
        "6:40: no check has the id `frist`; did you mean `first`?");
    BAD(HEAD "checks:\n" CHECK_OF("a", "1", "finishes: {}")
            CHECK_OF("b", "1", "needs: [a, a], finishes: {}"),
        "6:43: `a` stands twice in this list");
}

Test(spec, wants_unique_ids) {
    BAD(HEAD CHECKS CHECK_OF("a", "1", "finishes: {}"),
        "6:8: the id `a` belongs to an earlier check; each needs its own");
}

Test(spec, keeps_places_beside_broken_items) {
    const char *found =
        read_text(HEAD "checks:\n- 5\n" CHECK_OF("b", "1", "needs: [3, b], finishes: {}"));
    cr_expect(strstr(found, "5:3: expected a mapping with keys of `id`, `title`, "), "%s", found);
    cr_expect(strstr(found, "\n6:40: expected a text, found the number `3`; "), "%s", found);
    cr_expect(strstr(found, "\n6:43: a check can not need itself\n"), "%s", found);
}

Test(spec, is_worth_something) {
    BAD(HEAD "checks:\n" CHECK_OF("a", "0", "finishes: {}") CHECK_OF("b", "0", "finishes: {}"),
        "5:1: all checks together are worth 0 points");
    GOOD(HEAD "checks:\n" CHECK_OF("a", "0", "finishes: {}") CHECK_OF("b", "1", "finishes: {}"));
    BAD(HEAD "checks:\n" CHECK_OF("a", "1001", "finishes: {}"),
        "5:29: expected a whole number from 0 to 1000, found the number `1001`");
}

Test(spec, knows_whose_fault_a_file_is) {
    struct complaints complaints = {0};
    struct error err;
    cr_expect_not(spec_read(&arena, "/no/such.yaml", &spec, &complaints, &err));
    cr_expect_eq(err.blame, BLAME_AUTHOR);
    cr_expect_str_eq(err.text, "/no/such.yaml: there is no such file");
    cr_expect_not(spec_read(&arena, "/", &spec, &complaints, &err));
    cr_expect_eq(err.blame, BLAME_AUTHOR);
    cr_expect_str_eq(err.text, "/: this is a folder; name a file");
    cr_expect_not(spec_read(&arena, "/proc/self/mem", &spec, &complaints, &err));
    cr_expect_eq(err.blame, BLAME_GRADER);
    cr_expect_eq(complaints.list.count, 0);
}

Test(spec, makes_the_same_schema_each_time) {
    json_t *schema = spec_schema(), *again = spec_schema();
    char *words = json_dumps(schema, 0), *more = json_dumps(again, 0);
    cr_expect_str_eq(words, more);
    free(words);
    free(more);
    const json_t *items = json_object_get(
        json_object_get(json_object_get(json_object_get(schema, "properties"), "checks"), "items"),
        "oneOf");
    cr_expect_eq(json_array_size(items), check_kind_count);
    json_decref(schema);
    json_decref(again);
}

Test(spec, a_check_names_files_of_the_submission) {
    const char *check = HEAD "checks:\n- id: c\n  title: t\n  points: 1\n  calls_across: "
                             "{function: f, from: a.c, in: b.c}\n";
    cr_expect_str_eq(read_text(check), "8:46: `b.c` is not among `files`; did you mean `a.c`?\n");
}
