// SPDX-License-Identifier: MIT
// Which frames are asked about, and what is made of any answer.
#include "symbols.h"

#include "judge.h"

TestSuite(symbols, .fini = judge_clear);

#define BIRTHS                                                                                     \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"
#define LIMIT "1.000000 unknown limit name=deadlock value=0\n"
#define FRAME(process, path, at) "1.000000 " #process " frame path=\"" path "\" at=" #at "\n"
#define EVENTS                                                                                     \
    BIRTHS LIMIT "1.000000 0 waiting call=wait4\n" FRAME(0, "/usr/lib/libc.so.6", 900)             \
        FRAME(0, "/box/pipes", 257) "1.000000 1 waiting call=read\n" FRAME(1, "/box/pipes", 513)   \
            FRAME(1, "/box/pipes", 769)

static struct evidence evidence;
static struct symbols symbols;

static bool plan(const char *events) {
    static const struct job_file program = {"pipes", 0755, TEXT("ELF")};
    struct planned_run run = {.name = "run"};
    *ARRAY_ADD(&judge_arena, &run.job.files) = (struct job_file){"input", 0644, TEXT("x")};
    *ARRAY_ADD(&judge_arena, &run.job.files) = program;
    evidence = *judge_evidence(TOOL_NONE, events);
    return symbols_plan(&judge_arena, &run, evidence.trace, &symbols);
}

// With a submission of two files; then the places of main and of process 1, "" where they have
// none.
static void read_answers(struct text answers, const char *main_place, const char *child_place) {
    struct submission submission = {.path = "alice"};
    *ARRAY_ADD(&judge_arena, &submission.files) =
        (struct submission_file){"a.c", 0644, TEXT("int a;\nwait(NULL);\nmore();")};
    *ARRAY_ADD(&judge_arena, &submission.files) =
        (struct submission_file){"b.c", 0644, TEXT("one();\nread(0, b, 1);\nthree();\n")};
    evidence.places.count = 0;
    symbols_read(&judge_arena, &symbols, answers, &submission, &evidence);
    const char *found[2] = {"", ""};
    ARRAY_EACH(place, &evidence.places)
        found[place->event->process] = arena_print(&judge_arena, "%s:%d %.*s", place->file,
                                                   place->line, TEXT_ARGS(place->source));
    cr_expect_str_eq(found[0], main_place, "%s", found[0]);
    cr_expect_str_eq(found[1], child_place, "%s", found[1]);
}

Test(symbols, ask_about_the_programs_own_frames) {
    cr_assert(plan(EVENTS));
    const struct job *job = &symbols.job;
    cr_assert_eq(job->arguments.count, 7);
    cr_expect_str_eq(job->arguments.items[0], "addr2line");
    cr_expect_str_eq(job->arguments.items[3], "./pipes");
    cr_expect_str_eq(job->arguments.items[4], "0x100", "the call stands before its return");
    cr_expect_str_eq(job->arguments.items[6], "0x300");
    cr_assert_eq(job->files.count, 1);
    cr_expect_str_eq(job->files.items[0].path, "pipes");
    cr_expect_str_eq(job->clock, "real");
    cr_expect_str_eq(job->schedule, "free");
    cr_expect(job->limits.cpu > 0 && job->limits.cpu <= 30000000);
    cr_expect(job->limits.wall > 0 && job->limits.memory > 0 && job->limits.output > 0);
}

Test(symbols, ask_nothing_where_no_process_waits_in_the_program) {
    cr_expect_not(plan(BIRTHS));
    cr_expect_not(plan(BIRTHS LIMIT "1.000000 0 waiting call=read\n"));
    cr_expect_not(plan(BIRTHS LIMIT "1.000000 0 waiting call=read\n" FRAME(0, "/usr/bin/cat", 7)));
    cr_expect_not(plan(BIRTHS LIMIT "1.000000 0 waiting call=read\n" FRAME(0, "/box/spipes", 7)));
    cr_expect_not(plan(BIRTHS LIMIT "1.000000 0 waiting call=read\n" FRAME(0, "pipes", 7)));
    cr_expect_not(plan(BIRTHS LIMIT "1.000000 0 waiting call=read\n" FRAME(0, "/box/pipes", 0)));
}

Test(symbols, ask_about_a_bounded_number_of_frames) {
    struct str events = {.arena = &judge_arena};
    str_print(&events, BIRTHS LIMIT);
    for (int wait = 0; wait < 200; wait++) {
        str_print(&events, "1.000000 1 waiting call=read\n");
        for (int i = 0; i < 1000; i++)
            str_print(&events, FRAME(1, "/box/pipes", 7));
    }
    cr_assert(plan(events.data));
    cr_expect_eq(symbols.frames.count, 4000);
    cr_expect_eq(symbols.job.arguments.count, 4004);
    cr_expect(symbols.frames.items[30] > symbols.frames.items[29] + 900, "thirty of each");
}

Test(symbols, become_places) {
    cr_assert(plan(EVENTS));
    read_answers(TEXT("a.c:2\nb.c:2 (discriminator 3)\nb.c:3\n"), "a.c:2 wait(NULL);",
                 "b.c:2 read(0, b, 1);");
    const struct event *waiting = evidence.places.items[1].event;
    cr_expect_eq(evidence_place(&evidence, waiting), &evidence.places.items[1]);
    cr_expect_null(evidence_place(&evidence, waiting + 1));
}

Test(symbols, prefer_the_innermost_line_that_calls_what_it_waits_in) {
    cr_assert(plan(EVENTS));
    read_answers(TEXT("a.c:2\nb.c:1\nb.c:2\n"), "a.c:2 wait(NULL);", "b.c:2 read(0, b, 1);");
    read_answers(TEXT("a.c:2\nb.c:1\nb.c:3\n"), "a.c:2 wait(NULL);", "b.c:1 one();");
    read_answers(TEXT("a.c:2\n??:0\nb.c:3\n"), "a.c:2 wait(NULL);", "b.c:3 three();");
}

Test(symbols, leave_out_what_is_no_place_in_the_submission) {
    cr_assert(plan(EVENTS));
    static const char *const answers[] = {
        "",       "??:0",           "??:?",   "b.c:?",   "b.c:0",  "b.c:-1", "b.c:",
        "b.c",    "b.c:2x",         "xb.c:2", "c.c:2",   "b.c.:2", "b.ca:2", "b.c:99999999999",
        "b.c: 2", "b.c:2 (rm -rf)", "/b.c:2", "\033[2J", "b.c:+2", "b.c\n",  "B.C:2",
        "b.cx2",  "b.c:2\r"};
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        read_answers(text_of(arena_print(&judge_arena, "a.c:2\n%s\n??:0\n", answers[i])),
                     "a.c:2 wait(NULL);", "");
}

Test(symbols, survive_missing_lines_and_lines_too_many) {
    cr_assert(plan(EVENTS));
    read_answers(TEXT(""), "", "");
    read_answers(TEXT("a.c:2"), "a.c:2 wait(NULL);", "");
    read_answers(TEXT("a.c:2\nb.c:2\nb.c:3\nb.c:1\nb.c:1\n"), "a.c:2 wait(NULL);",
                 "b.c:2 read(0, b, 1);");
    read_answers(TEXT("a.c:4\nb.c:4000\n"), "", "");
    read_answers(TEXT("\0\0\xff\n\n\n"), "", "");
}

Test(symbols, show_hostile_names_escaped) {
    cr_assert(plan(EVENTS));
    struct submission submission = {.path = "alice"};
    *ARRAY_ADD(&judge_arena, &submission.files) =
        (struct submission_file){"a\033.c", 0644, TEXT("int a;\n")};
    symbols_read(&judge_arena, &symbols, TEXT("a\033.c:1\n"), &submission, &evidence);
    cr_assert_eq(evidence.places.count, 1);
    cr_expect_str_eq(evidence.places.items[0].file, "a\\x1b.c");
}

// A frame that stands before every wait, or behind another process's.
Test(symbols, need_the_wait_that_they_belong_to) {
    cr_assert(plan(BIRTHS LIMIT FRAME(0, "/box/pipes", 7) "1.000000 1 waiting call=read\n" FRAME(
        0, "/box/pipes", 7)));
    read_answers(TEXT("a.c:2\na.c:2\n"), "", "");
}
