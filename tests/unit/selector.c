// SPDX-License-Identifier: MIT
// selector.h: how a process is chosen in a specification, found in a run, and described.
#include "selector.h"

#include <criterion/criterion.h>

static struct arena arena;
static struct selector selector;

static void clear(void) { arena_clear(&arena); }

TestSuite(selector, .fini = clear);

static bool read_selector(struct yaml *yaml, yaml_node_t *root, void *out) {
    return shape_selector.read(yaml, root, NULL, out);
}

// The complaints, "" where it is good.
static const char *read_it(const char *source) {
    struct complaints complaints = {.arena = &arena, .file = "f"};
    struct str words = {.arena = &arena};
    yaml_load(text_of(source), &complaints, read_selector, &selector);
    complaints_write(&complaints, &words);
    return str_text(&words).data;
}

static const struct evidence *evidence_of(const char *events, int count) {
    const char *source =
        arena_print(&arena, "grader-trace 1\nclock real\nschedule free\n%send %d\n", events, count);
    struct trace *trace = ARENA_NEW(&arena, struct trace);
    struct evidence *evidence = ARENA_NEW(&arena, struct evidence);
    struct error err;
    cr_assert(trace_read(&arena, text_of(source), trace, &err), "%s", err.text);
    cr_assert(evidence_read(&arena, trace, TOOL_NONE, NULL, 0, evidence, &err), "%s", err.text);
    return evidence;
}

static const struct evidence *family(void) {
    return evidence_of("0.000000 0 birth parent=grader pid=2 how=spawn\n"
                       "0.000000 0 name data=\"submission_of_a\"\n"
                       "0.100000 1 birth parent=0 pid=3 how=fork\n"
                       "0.100000 1 name data=\"reader\"\n"
                       "0.200000 2 birth parent=0 pid=4 how=fork\n"
                       "0.200000 2 name data=\"reader\"\n"
                       "0.300000 1 name data=\"squarer\"\n"
                       "0.400000 2 output stream=stdout data=\"sum 14\\n\"\n"
                       "0.500000 1 output stream=stdout data=\"sum 15\\n\"\n"
                       "0.600000 1 exit status=0\n"
                       "0.600000 0 wait child=1\n"
                       "0.700000 2 exit status=0\n"
                       "0.700000 0 wait child=2\n"
                       "0.800000 0 exit status=0\n",
                       14);
}

// The number of the process that is found, or -1.
static int found(const char *source, const struct evidence *evidence) {
    const char *complaints = read_it(source);
    cr_assert_str_eq(complaints, "", "%s", complaints);
    const struct process *process = selector_find(&selector, evidence);
    return process ? process->number : -1;
}

Test(selector, finds_by_birth) {
    cr_expect_eq(found("main", family()), 0);
    cr_expect_eq(found("'main'", family()), 0);
    cr_expect_eq(found("0", family()), 0);
    cr_expect_eq(found("2", family()), 2);
    cr_expect_eq(found("3", family()), -1);
}

Test(selector, finds_by_any_name) {
    cr_expect_eq(found("{name: reader}", family()), 1, "the first of two");
    cr_expect_eq(found("{name: squarer}", family()), 1, "a later name");
    cr_expect_eq(found("{name: read}", family()), -1, "a part of a name");
    cr_expect_eq(found("{name: submission_of_another}", family()), 0, "15 characters count");
}

Test(selector, finds_by_the_first_line) {
    cr_expect_eq(found("{printed: 'sum \\d+'}", family()), 2);
    cr_expect_eq(found("{printed: sum 15}", family()), 1);
    cr_expect_eq(found("{printed: sum}", family()), -1, "a part of a line");
}

static const char *described(const char *source) {
    cr_assert_str_eq(read_it(source), "");
    return selector_describe(&selector, &arena);
}

Test(selector, describes_itself) {
    cr_expect_str_eq(described("main"), "main");
    cr_expect_str_eq(described("1"), "process 1 (the first to be started)");
    cr_expect_str_eq(described("10"), "process 10 (the tenth to be started)");
    cr_expect_str_eq(described("11"), "process 11 (number 11 by birth)");
    cr_expect_str_eq(described("{name: reader}"), "the process named reader");
    cr_expect_str_eq(described("{printed: sum .*}"),
                     "the process that printed a line like `sum .*`");
    cr_expect_str_eq(described("{printed: sum .*, like: sum 7}"),
                     "the process that printed a line like `sum 7`");
    cr_expect_str_eq(described("{rank: 0}"), "rank 0");
}

static const char *lack_described(const char *source) {
    cr_assert_str_eq(read_it(source), "");
    return selector_describe_lack(&selector, &arena);
}

Test(selector, describes_that_there_is_no_such_process) {
    cr_expect_str_eq(lack_described("1"), "process 1 (the first to be started) does not exist");
    cr_expect_str_eq(lack_described("{name: reader}"), "the process named reader does not exist");
    cr_expect_str_eq(lack_described("{printed: sum .*}"),
                     "no process printed a line like `sum .*`");
    cr_expect_str_eq(lack_described("{printed: sum .*, like: sum 7}"),
                     "no process printed a line like `sum 7`");
}

Test(selector, explains_mistakes) {
    cr_expect_str_eq(read_it("man"),
                     "f:1:1: expected a process: main, its number by birth (0 is main), {name: "
                     "TEXT}, {printed: PATTERN} or {rank: NUMBER}; found the text `man`\n");
    cr_expect_str_eq(read_it("-1"),
                     "f:1:1: expected a whole number from 0 to 999, found the number `-1`\n");
    cr_expect_str_eq(read_it("{}"),
                     "f:1:1: one of these keys is required: `name`, `printed`, `rank`\n");
    cr_expect_str_eq(read_it("{name: a, printed: b}"),
                     "f:1:11: `printed` can not stand beside `name`; choose one of them\n");
    cr_expect_str_eq(read_it("{nam: a}"), "f:1:2: unknown key `nam`; did you mean `name`?\n");
    cr_expect_str_eq(read_it("{name: ''}"),
                     "f:1:8: expected the name of a process, found the quoted text ``\n");
    cr_expect_str_eq(read_it("{name: a, like: b}"), "f:1:11: `like` needs `printed`\n");
    cr_expect_str_eq(read_it("{printed: a, like: b}"),
                     "f:1:20: this example does not match the pattern\n");
    cr_expect_str_eq(read_it("{like: b}"),
                     "f:1:1: one of these keys is required: `name`, `printed`, `rank`\n");
    cr_expect_str_eq(read_it("{printed: (}"),
                     "f:1:12: a mistake in the pattern: missing closing parenthesis\n");
}
