// SPDX-License-Identifier: MIT
// How a run is told event by event.
#include "timeline.h"

#include "judge.h"

TestSuite(timeline, .fini = judge_clear);

static void expect(const char *events, const char *lines) {
    struct str out = {.arena = &judge_arena};
    timeline_write(judge_evidence(TOOL_NONE, events), &out);
    cr_expect_str_eq(str_text(&out).data, lines, "%s", str_text(&out).data);
}

#define BIRTH "0.000000 0 birth parent=grader pid=2 how=spawn\n"
#define BORN "       0.000 s  main        is started by the grader\n"

Test(timeline, tells_where_everybody_waits) {
    expect(BIRTH "0.000000 0 channel channel=1 kind=pipe\n"
                 "1.000000 unknown limit name=deadlock value=0\n"
                 "1.000000 0 waiting call=read channel=1\n"
                 "1.000000 0 frame path=\"/box/prog\" at=7\n"
                 "1.000000 0 held channel=1 end=read fd=3\n"
                 "1.000000 0 waiting call=futex object=1 data=\"0 0 0 0 0 0\"\n"
                 "1.000000 0 waiting call=running\n",
           BORN "       0.000 s  main        has pipe A\n"
                "       1.000 s              no process can go on any more\n"
                "       1.000 s  main        waits in read on pipe A\n"
                "       1.000 s  main        waits in futex\n"
                "       1.000 s  main        is running\n");
}

Test(timeline, tells_who_is_busy) {
    expect(BIRTH "1.000000 0 busy how=polls\n"
                 "2.000000 0 busy how=computes\n"
                 "2.000000 unknown limit name=time value=1000000\n",
           BORN "       1.000 s  main        asks again and again instead of waiting\n"
                "       2.000 s  main        computes without a break\n"
                "       2.000 s              the limit `time` is hit\n");
}

Test(timeline, tells_the_place_of_a_wait) {
    struct evidence evidence =
        *judge_evidence(TOOL_NONE, BIRTH "1.000000 0 waiting call=read channel=1\n");
    *ARRAY_ADD(&judge_arena, &evidence.places) =
        (struct place){.event = &evidence.trace->events.items[1], .file = "prog.c", .line = 9};
    struct str out = {.arena = &judge_arena};
    timeline_write(&evidence, &out);
    cr_expect(strstr(out.data, "waits in read (prog.c:9)"), "%s", out.data);
}

Test(timeline, tells_what_is_done_by_order_of_the_schedule) {
    expect(BIRTH "0.000000 0 preempted call=read\n"
                 "0.000000 0 preempted call=memory\n"
                 "0.000000 0 fault call=fork value=11\n"
                 "0.000000 0 fault call=read value=0\n"
                 "0.000000 0 handler signal=17\n",
           BORN "       0.000 s  main        is held back at read()\n"
                "       0.000 s  main        is held back before it uses memory that others use\n"
                "       0.000 s  main        fork() fails: EAGAIN\n"
                "       0.000 s  main        read() is cut short\n"
                "       0.000 s  main        begins its handler of SIGCHLD\n");
}

Test(timeline, tells_who_wakes_whom) {
    expect(BIRTH "0.000000 1 birth parent=0 pid=3 how=fork\n"
                 "0.500000 1 wakes to=0 how=many\n"
                 "0.500000 0 wakes to=1 how=one\n",
           BORN "       0.000 s  process 1   is started by main\n"
                "       0.500 s  process 1   wakes main\n"
                "       0.500 s  main        wakes process 1\n");
}

// --- where two runs part

#define CHILD "0.000000 1 birth parent=0 pid=3 how=fork\n"
#define SAYS(process, what) "0.000000 " process " output stream=stdout data=\"" what "\"\n"
#define HELD "0.000000 1 preempted call=write\n"
#define END "0.000000 0 exit status=0\n"

static void expect_parting(const char *run, const char *other, const char *shown,
                           const char *lines) {
    struct str out = {.arena = &judge_arena};
    told_lines parting = timeline_parting(judge_evidence(TOOL_NONE, run),
                                          other ? judge_evidence(TOOL_NONE, other) : NULL,
                                          judge_evidence(TOOL_NONE, shown), &judge_arena);
    ARRAY_EACH(line, &parting)
        str_print(&out, "%s\n", *line + strlen("   0.000 s  "));
    cr_expect_str_eq(str_text(&out).data, lines, "%s", str_text(&out).data);
}

Test(timeline, a_few_lines_around_the_parting) {
    expect_parting(BIRTH CHILD SAYS("0", "a") SAYS("1", "b") END,
                   BIRTH CHILD SAYS("1", "b") SAYS("0", "a") END,
                   BIRTH CHILD HELD SAYS("0", "a") SAYS("1", "b") END,
                   "main        is started by the grader\n"
                   "process 1   is started by main\n"
                   "process 1   is held back at write()\n"
                   "main        writes to stdout: a\n"
                   "process 1   writes to stdout: b\n"
                   "main        ends with exit status 0\n");
}

// Every event of `shown` has a place: the line is the event's number.
static int parting_line(const char *run, const char *other, const char *shown) {
    struct evidence placed = *judge_evidence(TOOL_NONE, shown);
    int line = 0;
    ARRAY_EACH(event, &placed.trace->events)
        *ARRAY_ADD(&judge_arena, &placed.places) =
            (struct place){.event = event, .file = "prog.c", .line = ++line};
    const struct place *place =
        timeline_place(judge_evidence(TOOL_NONE, run),
                       other ? judge_evidence(TOOL_NONE, other) : NULL, &placed, &judge_arena);
    return place ? place->line : 0;
}

Test(timeline, the_place_of_the_parting) {
    const char *run = BIRTH CHILD SAYS("0", "a") SAYS("1", "b") END;
    const char *other = BIRTH CHILD SAYS("1", "b") SAYS("0", "a") END;
    cr_expect_eq(parting_line(run, other, run), 3);
    cr_expect_eq(parting_line(run, other, BIRTH CHILD HELD SAYS("0", "a") END), 4);
    cr_expect_eq(parting_line(BIRTH "0.000000 0 fault call=fork value=11\n" SAYS("0", "a") END,
                              NULL,
                              BIRTH "0.000000 0 fault call=fork value=11\n" SAYS("0", "a") END),
                 2);
    cr_expect_eq(parting_line(run, run, run), 5, "they do not part");
    struct evidence bare = *judge_evidence(TOOL_NONE, run);
    cr_expect_null(timeline_place(&bare, NULL, &bare, &judge_arena));
}

#define TEN(what) what what what what what what what what what what

#define PAIR "main        writes to stdout: a\nmain        writes to stdout: z\n"

Test(timeline, a_long_run_is_told_where_it_parts) {
    expect_parting(BIRTH TEN(SAYS("0", "a") SAYS("0", "z")) SAYS("0", "b") TEN(SAYS("0", "c")) END,
                   BIRTH TEN(SAYS("0", "a") SAYS("0", "z")) TEN(SAYS("0", "c")) END,
                   BIRTH TEN(SAYS("0", "a") SAYS("0", "z")) SAYS("0", "b") TEN(SAYS("0", "c")) END,
                   "…\n" PAIR PAIR PAIR PAIR PAIR PAIR "main        writes to stdout: b\n"
                   "main        writes to stdout: c  (5 times)\n…\n");
}

Test(timeline, the_same_again_and_again_is_told_once) {
    expect_parting(BIRTH TEN(SAYS("0", "a")) SAYS("0", "b") SAYS("0", "b") END,
                   BIRTH TEN(SAYS("0", "a")) END,
                   BIRTH TEN(SAYS("0", "a")) SAYS("0", "b") SAYS("0", "b") END,
                   "main        is started by the grader\n"
                   "main        writes to stdout: a  (10 times)\n"
                   "main        writes to stdout: b  (2 times)\n"
                   "main        ends with exit status 0\n");
}

Test(timeline, or_around_the_fault) {
    expect_parting(BIRTH "0.000000 0 fault call=fork value=11\n" END, NULL,
                   BIRTH "0.000000 0 fault call=fork value=11\n" END,
                   "main        is started by the grader\n"
                   "main        fork() fails: EAGAIN\n"
                   "main        ends with exit status 0\n");
}
