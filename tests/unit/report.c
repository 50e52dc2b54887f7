// SPDX-License-Identifier: MIT
// Reports are what tests/golden holds, whatever hostile bytes are in them.
#include "report.h"

#include "base/fs.h"
#include "html.h"
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

static const char *const files[] = {"a.c", "src/b.c"};

static struct verdict hostile_verdict(void) {
    struct verdict verdict = {
        .files = files,
        .file_count = 2,
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
    static struct compared_line lines[] = {{"same", "same", true},
                                           {"a<b>", NULL, false},
                                           {NULL, "::error::|`\\x1b", false},
                                           {"ä", "\\x23#[x]", false}};
    fail.lines = (struct compared_lines){lines, sizeof lines / sizeof *lines, 4, true};
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

static const char *written(const char *format, struct report_input input,
                           const struct verdict *verdicts, size_t count) {
    char *data = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&data, &size);
    input.verdicts = verdicts;
    input.count = count;
    input.sandbox = "bwrap";
    report_named(format)->write(file, &input, &judge_arena);
    fclose(file);
    if (strcmp(format, "html") == 0) {
        const char *const embedded[] = {html_style, svg_style, svg_symbols, html_legend,
                                        html_script};
        for (size_t i = 0; i < sizeof embedded / sizeof *embedded; i++)
            cut(data, embedded[i]);
        size = strlen(data);
    }
    const char *copy = arena_copy(&judge_arena, data, size);
    free(data);
    return copy;
}

static void expect_file(const char *actual, const char *golden) {
    struct text expected;
    struct error err;
    const char *path = arena_print(&judge_arena, "tests/golden/report.%s", golden);
    cr_assert(fs_read(&judge_arena, path, 65536, &expected, &err), "%s", err.text);
    cr_assert_str_eq(actual, expected.data, "%s differs; it would be:\n%s", path, actual);
}

static void expect_golden(const char *format, struct report_input input, const char *golden) {
    struct verdict verdict = hostile_verdict();
    expect_file(written(format, input, &verdict, 1), golden);
}

static const char *checks_on_page(const struct verdict *verdict) {
    char *data = NULL;
    size_t size = 0;
    struct html html = {open_memstream(&data, &size), &judge_arena};
    for (int failed = 0; failed < 2; failed++)
        html_write_checks(&html, verdict->checks.items, verdict->checks.count, failed);
    fclose(html.file);
    const char *copy = arena_copy(&judge_arena, data, size);
    free(data);
    return copy;
}

Test(report, an_object_is_read_again) {
    struct verdict verdict = hostile_verdict(), read;
    ARRAY_EACH(check, &verdict.checks)
        check->result.lines.more = false; // not in the object
    verdict.checks.items[1].schedule = "random:7";
    *ARRAY_ADD(&judge_arena, &verdict.checks.items[1].events) = "main <forks>";
    json_t *object = report_object(&judge_arena, &verdict);
    report_verdict(&judge_arena, object, &read);
    cr_expect_eq(read.outcome, verdict.outcome);
    cr_expect_eq(read.points, verdict.points);
    cr_expect_eq(read.max_points, verdict.max_points);
    cr_expect_str_eq(read.title, "Pipes");
    cr_expect_str_eq(read.checks.items[1].id, "bad");
    cr_expect_str_eq(read.checks.items[1].message, verdict.checks.items[1].message);
    cr_expect(strstr(read.log.data, "a.c:1: error: \\x1b[31m\n"));
    cr_expect_str_eq(checks_on_page(&read), checks_on_page(&verdict));
    json_decref(object);
}

Test(report, what_is_no_object_is_read_as_nothing) {
    static const char *const texts[] = {"[]", "{}",
                                        "{\"checks\": 1, \"title\": [], \"compiler\": 2}",
                                        ("{\"checks\": [1, {}, {\"lines\": [1], \"events\": [{}], "
                                         "\"schedule\": \"none:1\"}]}")};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct verdict read;
        json_t *object = json_loads(texts[i], 0, NULL);
        report_verdict(&judge_arena, object, &read);
        cr_expect_eq(read.outcome, OUTCOME_ERROR);
        cr_expect_null(read.title);
        cr_expect_eq(read.checks.count, i == 3 ? 3 : 0);
        checks_on_page(&read);
        json_decref(object);
    }
}

Test(report, text) { expect_golden("text", (struct report_input){0}, "text"); }

Test(report, text_verbose) {
    expect_golden("text", (struct report_input){.verbose = true}, "text.verbose");
}

Test(report, text_narrow) {
    expect_golden("text", (struct report_input){.width = 60}, "text.narrow");
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

Test(report, github) { expect_golden("github", (struct report_input){0}, "github"); }

Test(report, markdown) { expect_golden("markdown", (struct report_input){0}, "markdown"); }

Test(report, classroom) { expect_golden("classroom", (struct report_input){0}, "classroom"); }

// Without the check in which something of ours failed.
static struct verdict judged_verdict(void) {
    struct verdict verdict = hostile_verdict();
    verdict.checks.count--;
    verdict_close(&verdict);
    return verdict;
}

Test(report, gradescope) {
    struct verdict verdict = judged_verdict();
    expect_file(written("gradescope", (struct report_input){0}, &verdict, 1), "gradescope");
}

Test(report, gradescope_gives_no_points_where_the_grader_failed) {
    expect_golden("gradescope", (struct report_input){0}, "gradescope.faulty");
}

// --- what only the runner of Classroom 50 knows

static const char *left_unset;

static char *variable(const char *name) {
    static char values[][2][40] = {
        {"CLASSROOM", "os"},
        {"ASSIGNMENT", "pipes"},
        {"USERNAME", "alice"},
        {"SUBMISSION_TAG", "submit/1-a"},
        {"COMMIT_URL", "https://a/commit/1"},
        {"RELEASE_URL", "https://a/releases/1"},
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (strcmp(values[i][0], name) == 0 && (!left_unset || strcmp(left_unset, name) != 0))
            return values[i][1];
    return NULL;
}

static const struct report_input classroom50 = {.now = 1780304400, .variable = variable};

Test(report, classroom50) { expect_golden("classroom50", classroom50, "classroom50"); }

Test(report, classroom50_says_what_is_missing) {
    const struct report *report = report_named("classroom50");
    cr_expect_null(report->objection(&classroom50, &judge_arena));
    left_unset = "USERNAME";
    const char *said = report->objection(&classroom50, &judge_arena);
    cr_expect(said && strstr(said, "needs $OWNER in"), "%s", said);
    struct report_input bare = {0};
    said = report->objection(&bare, &judge_arena);
    cr_expect(said && strstr(said, "$CLASSROOM, $ASSIGNMENT, $OWNER, $SUBMISSION_TAG"), "%s", said);
}

// --- where annotations stand

static struct check_verdict build_fails(void) {
    struct result fail = {.seen = "it does not compile", .process = PROCESS_UNKNOWN};
    struct check_verdict build = check("build", OUTCOME_FAIL, fail);
    build.max_points = 0;
    return build;
}

static void expect_github(struct verdict *verdict, const char *expected) {
    verdict_close(verdict);
    const char *actual = written("github", (struct report_input){0}, verdict, 1);
    cr_expect_str_eq(actual, expected, "%s", actual);
}

Test(report, github_shows_compile_errors_at_their_lines) {
    struct verdict verdict = hostile_verdict();
    verdict.submission = "./alice//";
    verdict.checks.count = 0;
    verdict.log = TEXT("a.c:3:5: error: 50% of 'a', \033[31m\n"
                       "src/b.c:7: fatal error: x.h: No such file\n"
                       "other.c:1:1: error: not the student's\n");
    *ARRAY_ADD(&judge_arena, &verdict.checks) = build_fails();
    expect_github(&verdict, "::error file=alice/a.c,line=3,col=5,title=it does not compile::"
                            "50%25 of 'a', \\x1b[31m\n"
                            "::error file=alice/src/b.c,line=7,title=it does not compile::"
                            "x.h: No such file\n"
                            "::notice title=Pipes::0 of 0 points\n");
    verdict.submission = ".";
    verdict.log = TEXT("ld: no line is known\n");
    expect_github(&verdict, "::error title=the title of build::saw: it does not compile\n"
                            "::notice title=Pipes::0 of 0 points\n");
}

Test(report, github_shows_findings_and_places_at_their_lines) {
    struct verdict verdict = hostile_verdict();
    struct evidence run = *verdict.evidence;
    struct place place = {.file = "b.c", .line = 9};
    struct result fail = {.expected = "x", .seen = "y", .process = PROCESS_UNKNOWN, .hint = "Z."};
    run.tool = TOOL_VALGRIND;
    for (int line = 1; line <= 2; line++)
        *ARRAY_ADD(&judge_arena, &run.findings) =
            (struct finding){.what = "Invalid read", .file = "a.c", .function = "f", .line = line};
    verdict.submission = ".";
    verdict.log = TEXT("");
    verdict.checks.count = 0;
    *ARRAY_ADD(&judge_arena, &verdict.checks) = check("memory", OUTCOME_FAIL, fail);
    *ARRAY_ADD(&judge_arena, &verdict.checks) = check("ends", OUTCOME_FAIL, fail);
    verdict.checks.items[0].run = &run;
    verdict.checks.items[1].place = &place;
    expect_github(&verdict, "::error file=a.c,line=1,title=the title of memory::"
                            "Invalid read in main, in f()%0AZ.\n"
                            "::error file=a.c,line=2,title=the title of memory::"
                            "Invalid read in main, in f()\n"
                            "::error file=src/b.c,line=9,title=the title of ends::"
                            "expected: x%0Asaw: y%0Ahint: Z.\n"
                            "::notice title=Pipes::0 of 4 points\n");
}

static size_t count_of(const char *text, const char *part) {
    size_t count = 0;
    for (; (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

Test(report, github_keeps_to_what_is_shown) {
    struct verdict verdict = hostile_verdict();
    char words[9001] = {0};
    for (size_t i = 0; i < 9000; i += 3)
        memcpy(words + i, "語", 3);
    struct result fail = {.seen = words, .process = PROCESS_UNKNOWN};
    verdict.log = TEXT("");
    verdict.checks.count = 0;
    for (int i = 0; i < 12; i++)
        *ARRAY_ADD(&judge_arena, &verdict.checks) = check("many", OUTCOME_FAIL, fail);
    verdict_close(&verdict);
    const char *all = written("github", (struct report_input){0}, &verdict, 1);
    cr_expect_eq(count_of(all, "::error "), 10);
    cr_expect(strstr(all, "\n::error title=there is more::3 more are in the other reports\n"));
    cr_expect_eq(count_of(all, "語…\n"), 9, "cut between characters");
    cr_expect_lt(strlen(all), 9 * 4100 + 500);
}

Test(report, markdown_stays_below_what_is_taken) {
    struct verdict verdict = hostile_verdict();
    char words[10001] = {0};
    struct result fail = {.seen = words, .process = PROCESS_UNKNOWN};
    for (size_t i = 0; i < 10000; i++)
        words[i] = '|';
    for (int i = 0; i < 100; i++)
        *ARRAY_ADD(&judge_arena, &verdict.checks) = check("many", OUTCOME_FAIL, fail);
    const char *all = written("markdown", (struct report_input){0}, &verdict, 1);
    cr_expect_leq(strlen(all), 900 * 1024);
    cr_expect_geq(strlen(all), 800 * 1024);
    cr_expect(strstr(all, " sections are left out, because"));
}

Test(report, several_verdicts_are_told_apart) {
    struct verdict verdicts[] = {judged_verdict(), judged_verdict()};
    verdicts[1].exercise = "queues";
    const char *all = written("gradescope", (struct report_input){0}, verdicts, 2);
    cr_expect(strstr(all, "\"queues: the title of bad\""));
    cr_expect(strstr(all, "\"number\": \"2.2\""));
    cr_expect(strstr(all, "\"score\": 4,"));
}

// --- lines that GitHub would take for commands

Test(report, text_begins_no_line_as_a_command_does) {
    struct verdict verdict = hostile_verdict();
    verdict.submission = " ::error::x";
    verdict.checks.items[1].result.seen =
        "a line that is as long as the page is wide, if one does not count these signs \u00a0 "
        "::error::x";
    const char *all = written("text", (struct report_input){0}, &verdict, 1);
    cr_expect(strstr(all, "these signs \u00a0 ::error::x"), "%s", all);
    all = written("text", (struct report_input){.quiet = true}, &verdict, 1);
    cr_expect(strstr(all, "./ ::error::x\tpipes\t"), "%s", all);
}

Test(report, no_such_format) { cr_assert_null(report_named("xml")); }
