// SPDX-License-Identifier: MIT
// Reports are what tests/golden holds, whatever hostile bytes are in them.
#include "report.h"

#include "base/fs.h"
#include "judge.h"
#include "svg.h"

#include <stdio.h>
#include <stdlib.h>

TestSuite(report, .fini = judge_clear);

static struct check_verdict check(const char *id, enum outcome outcome, struct result result) {
    struct check_verdict check = {.id = id,
                                  .title = arena_print(&judge_arena, "the title of %s", id),
                                  .outcome = outcome,
                                  .points = outcome == OUTCOME_PASS ? 2 : 0,
                                  .max_points = 2,
                                  .result = result};
    check.result.outcome = outcome;
    return check;
}

static struct verdict hostile_verdict(void) {
    struct verdict verdict = {
        .submission = "alice\033[2J\xff/01",
        .exercise = "pipes",
        .title = "Pipes",
        .log = TEXT("a.c:1: error: \033[31m\n::error::x\n"),
        .evidence =
            judge_evidence(TOOL_NONE, "0.000000 0 birth parent=grader pid=2 how=spawn\n"
                                      "0.500000 1 birth parent=0 pid=3 how=fork\n"
                                      "1.000000 1 output stream=stdout data=\"\\033]0;x\\a\\n\"\n"
                                      "1.500000 0 send to=1 signal=15\n"
                                      "1.500000 1 exit signal=15 by=0\n"
                                      "1.500000 0 wait child=1\n"
                                      "2.000000 0 exit status=0\n"),
    };
    *ARRAY_ADD(&judge_arena, &verdict.runs) = verdict.evidence;
    struct result fail = {.expected = "`a`",
                          .seen = "a line with many words, so many that it has to be broken, which "
                                  "happens at a hundred columns",
                          .process = 1,
                          .hint = "Try it."};
    struct result skip = {.seen = "not judged", .process = PROCESS_UNKNOWN};
    *ARRAY_ADD(&judge_arena, &verdict.checks) = check("good", OUTCOME_PASS, (struct result){0});
    *ARRAY_ADD(&judge_arena, &verdict.checks) = check("bad", OUTCOME_FAIL, fail);
    *ARRAY_ADD(&judge_arena, &verdict.checks) = check("left", OUTCOME_SKIPPED, skip);
    *ARRAY_ADD(&judge_arena, &verdict.checks) = check("ours", OUTCOME_ERROR, skip);
    ARRAY_EACH(each, &verdict.checks)
        check_verdict_explain(each, NULL, verdict.evidence, &judge_arena);
    verdict_close(&verdict);
    return verdict;
}

// Files that a format takes as they are; they are not kept twice.
extern const char html_style[], html_legend[], html_script[];

static void cut(char *page, const char *embedded) {
    char *at = strstr(page, embedded);
    cr_assert(at);
    memmove(at, at + strlen(embedded), strlen(at + strlen(embedded)) + 1);
}

static void expect_golden(const char *format, struct report_input input, const char *golden) {
    struct verdict verdict = hostile_verdict();
    char *actual = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&actual, &size);
    input.verdicts = &verdict;
    input.count = 1;
    input.sandbox = "bwrap";
    report_named(format)->write(file, &input, &judge_arena);
    fclose(file);
    if (strcmp(format, "html") == 0) {
        const char *const embedded[] = {html_style, svg_style, svg_symbols, html_legend,
                                        html_script};
        for (size_t i = 0; i < sizeof embedded / sizeof *embedded; i++)
            cut(actual, embedded[i]);
    }
    struct text expected;
    struct error err;
    const char *path = arena_print(&judge_arena, "tests/golden/report.%s", golden);
    cr_assert(fs_read(&judge_arena, path, 65536, &expected, &err), "%s", err.text);
    cr_assert_str_eq(actual, expected.data, "%s differs; it would be:\n%s", path, actual);
    free(actual);
}

Test(report, text) { expect_golden("text", (struct report_input){0}, "text"); }

Test(report, text_verbose) {
    expect_golden("text", (struct report_input){.verbose = true}, "text.verbose");
}

Test(report, text_quiet) {
    expect_golden("text", (struct report_input){.quiet = true}, "text.quiet");
}

Test(report, text_coloured) {
    expect_golden("text", (struct report_input){.colour = true}, "text.coloured");
}

Test(report, csv) { expect_golden("csv", (struct report_input){0}, "csv"); }

Test(report, junit) { expect_golden("junit", (struct report_input){0}, "junit"); }

Test(report, tap) { expect_golden("tap", (struct report_input){0}, "tap"); }

Test(report, html) { expect_golden("html", (struct report_input){0}, "html"); }

Test(report, json) { expect_golden("json", (struct report_input){0}, "json"); }

Test(report, no_such_format) { cr_assert_null(report_named("xml")); }
