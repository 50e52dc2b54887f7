// SPDX-License-Identifier: MIT
// Where things stand in the picture of a run, and how it is drawn.
#include "judge.h"
#include "perfetto.h"
#include "svg.h"

#include "base/fs.h"

TestSuite(picture, .fini = judge_clear);

#define TWO                                                                                        \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"

static struct picture make(const char *events) {
    struct picture picture;
    picture_make(&judge_arena, judge_evidence(TOOL_NONE, events), &picture);
    return picture;
}

// "sleep 1 1-2 wait 0 0-3 ": those of the life are left out.
static const char *spans(const struct picture *picture) {
    static const char *const names[STRETCHES] = {"life", "sleep", "wait"};
    struct str out = {.arena = &judge_arena};
    str_add(&out, TEXT(""));
    ARRAY_EACH(span, &picture->spans)
        if (span->stretch != STRETCH_LIFE)
            str_print(&out, "%s %d %zu-%zu ", names[span->stretch], span->lane, span->from,
                      span->to);
    return out.data;
}

// "birth 0.1>1.1 ": lane and column.
static const char *links(const struct picture *picture) {
    static const char *const names[TIES] = {"birth", "end",     "signal", "channel",
                                            "wake",  "meeting", "wants"};
    struct str out = {.arena = &judge_arena};
    str_add(&out, TEXT(""));
    ARRAY_EACH(link, &picture->links)
        str_print(&out, "%s %d.%zu>%d.%zu ", names[link->tie], link->from_lane, link->from,
                  link->to_lane, link->to);
    return out.data;
}

Test(picture, a_column_for_each_thing_that_is_told) {
    struct picture picture = make(TWO "0.000000 1 channel channel=1 kind=pipe\n"
                                      "0.000000 1 output stream=stdout data=\"one\\ntwo\\n\"\n"
                                      "0.000000 1 exit status=0\n"
                                      "0.000000 0 wait child=1\n"
                                      "0.000000 0 exit status=3\n");
    cr_expect_eq(picture.columns, 6);
    cr_expect_eq(picture.lanes.count, 2);
    cr_expect_eq(picture.lanes.items[1].from, 1);
    cr_expect_eq(picture.lanes.items[1].to, 3);
    cr_expect_str_eq(picture.marks.items[2].label, "one");
    cr_expect_eq(picture.marks.items[3].look, LOOK_END);
    cr_expect_eq(picture.marks.items[5].look, LOOK_BAD_END);
    cr_expect_str_eq(links(&picture), "birth 0.1>1.1 end 1.3>0.4 ");
    cr_expect_str_eq(spans(&picture), "wait 0 1-4 ");
}

Test(picture, a_child_that_has_ended_is_not_waited_for_long) {
    struct picture picture = make(TWO "0.000000 1 exit status=0\n"
                                      "0.000000 0 output stream=stdout data=\"x\\n\"\n"
                                      "0.000000 0 wait child=1\n");
    cr_expect_str_eq(spans(&picture), "");
}

Test(picture, who_is_held_back_does_not_wait) {
    struct picture picture = make(TWO "0.000000 0 preempted call=wait4\n"
                                      "0.000000 1 exit status=0\n"
                                      "0.000000 0 wait child=1\n");
    cr_expect_str_eq(spans(&picture), "");
}

Test(picture, time_goes_on_at_a_seam) {
    struct picture picture = make(TWO "0.000001 0 sleep seconds=2.000000\n"
                                      "2.000001 0 exit status=0\n"
                                      "2.000001 unknown limit name=deadlock value=0\n");
    cr_assert_eq(picture.seams.count, 2);
    cr_expect_eq(picture.seams.items[0].column, 3);
    cr_expect_not(picture.seams.items[0].is_limit);
    cr_expect(picture.seams.items[1].is_limit);
    cr_expect_str_eq(spans(&picture), "sleep 0 2-3 ");
}

Test(picture, bytes_lead_from_the_write_to_the_read) {
    struct picture picture = make(TWO "0.000000 0 channel channel=1 kind=pipe\n"
                                      "0.000000 1 write channel=1 bytes=4\n"
                                      "0.000000 1 write channel=1 bytes=4\n"
                                      "0.000000 0 read channel=1 bytes=6\n"
                                      "0.000000 0 read channel=1 bytes=2\n"
                                      "0.000000 1 write channel=1 bytes=1\n"
                                      "0.000000 0 read channel=1 bytes=1\n"
                                      "0.000000 0 read channel=1 bytes=0\n");
    cr_expect_str_eq(links(&picture),
                     "birth 0.1>1.1 channel 1.2>0.4 channel 1.3>0.5 channel 1.6>0.7 ");
    cr_expect_str_eq(spans(&picture), "wait 0 1-4 wait 0 5-7 ");
    cr_expect_eq(picture.links.items[1].channel, 1);
}

Test(picture, a_signal_leads_to_its_end) {
    struct picture picture = make(TWO "0.000000 0 send to=1 signal=10\n"
                                      "0.000000 0 send to=1 signal=12\n"
                                      "0.000000 0 send to=1 signal=15\n"
                                      "0.000000 1 signal signal=12 by=0\n"
                                      "0.000000 1 signal signal=10 by=0\n"
                                      "0.000000 1 exit signal=15 by=0\n");
    cr_expect_str_eq(links(&picture),
                     "birth 0.1>1.1 signal 0.3>1.5 signal 0.2>1.6 signal 0.4>1.7 ");
}

Test(picture, who_waits_for_ever_points_at_who_could_help) {
    struct picture picture = make(TWO "0.000000 0 channel channel=1 kind=pipe\n"
                                      "0.000000 unknown limit name=deadlock value=0\n"
                                      "0.000000 0 waiting call=wait4 for=1\n"
                                      "0.000000 1 waiting call=read channel=1\n"
                                      "0.000000 1 held channel=1 end=both fd=3\n");
    cr_expect_str_eq(links(&picture), "birth 0.1>1.1 wants 0.3>1.3 wants 1.4>1.4 ");
    cr_expect_str_eq(spans(&picture), "wait 0 1-3 wait 1 1-4 ");
}

// --- who wakes whom

#define FOUR                                                                                       \
    TWO "0.000000 2 birth parent=0 pid=4 how=fork\n"                                               \
        "0.000000 3 birth parent=0 pid=5 how=fork\n"
#define FRAME "0.500000 3 frame path=\"/box/prog\" at=7\n"
#define BARRIER                                                                                    \
    FOUR "0.500000 3 wakes to=1 how=many\n" FRAME "0.500000 3 wakes to=0 how=many\n" FRAME         \
         "0.500000 1 output stream=stdout data=\"on\\n\"\n"

// "3 meeting 1 meeting ": the lanes of the column's marks, with their labels.
static const char *column(const struct picture *picture, size_t column) {
    struct str out = {.arena = &judge_arena};
    str_add(&out, TEXT(""));
    ARRAY_EACH(mark, &picture->marks)
        if (mark->column == column)
            str_print(&out, "%d %s%s, ", mark->lane, mark->look == LOOK_MEETING ? "meets " : "",
                      mark->label);
    return out.data;
}

Test(picture, who_comes_last_to_a_barrier_lets_the_others_go_on) {
    struct picture picture = make(BARRIER);
    cr_expect_eq(picture.columns, 6);
    cr_expect_str_eq(column(&picture, 4), "3 meets 3 processes meet, 1 meets , 0 meets , ");
    cr_expect_str_eq(links(&picture), "birth 0.1>1.1 birth 0.2>2.2 birth 0.3>3.3 "
                                      "meeting 3.4>1.4 meeting 3.4>0.4 ");
    cr_expect_str_eq(spans(&picture), "wait 1 1-4 wait 0 3-4 ");
    cr_expect_eq(picture.seams.count, 1);
    cr_expect_str_eq(picture.marks.items[4].words,
                     "comes last to a meeting of 3 processes and wakes process 1 and main");
    cr_expect_str_eq(picture.marks.items[5].words, "goes on, woken by process 3");
    cr_expect_str_eq(picture.marks.items[6].words, "goes on, woken by process 3");
}

Test(picture, two_meet_where_all_that_wait_are_woken) {
    struct picture picture = make(TWO "0.000000 1 wakes to=0 how=many\n");
    cr_expect_str_eq(column(&picture, 2), "1 meets 2 processes meet, 0 meets , ");
}

Test(picture, one_that_lets_another_one_go_on_does_not_meet_it) {
    struct picture picture = make(TWO "0.000000 1 wakes to=0 how=one\n"
                                      "0.000000 1 exit status=0\n"
                                      "0.000000 0 wait child=1\n");
    cr_expect_str_eq(column(&picture, 2), "1 , ");
    cr_expect_str_eq(picture.marks.items[2].words, "wakes main");
    cr_expect_str_eq(links(&picture), "birth 0.1>1.1 wake 1.2>0.2 end 1.3>0.4 ");
    cr_expect_str_eq(spans(&picture), "wait 0 1-2 wait 0 2-4 ");
}

Test(picture, a_barrier_that_lets_one_after_the_other_go_on) {
    struct picture picture = make(FOUR "0.000000 3 wakes to=1 how=one\n"
                                       "0.000000 3 wakes to=2 how=one\n"
                                       "0.000000 3 wakes to=1 how=one\n");
    cr_expect_str_eq(column(&picture, 4), "3 meets 3 processes meet, 1 meets , 2 meets , ");
}

// In between something happens, time goes on, or it is somebody else who wakes.
Test(picture, those_who_are_not_woken_at_once_do_not_meet) {
    static const char *const between[] = {
        "0.000000 3 wakes to=1 how=one\n0.000000 1 exit status=0\n0.000000 3 wakes to=2 how=one\n",
        "0.000000 3 wakes to=1 how=one\n0.000001 3 wakes to=2 how=one\n",
        "0.000000 3 wakes to=1 how=one\n0.000000 0 wakes to=2 how=one\n",
    };
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        struct picture picture = make(arena_print(&judge_arena, FOUR "%s", between[i]));
        cr_expect_null(strstr(links(&picture), "meeting"), "%zu: %s", i, links(&picture));
        cr_expect_not_null(strstr(links(&picture), "wake 3.4>1.4"));
    }
}

Test(picture, a_meeting_tells_its_place) {
    struct evidence evidence = *judge_evidence(TOOL_NONE, BARRIER);
    struct picture picture;
    *ARRAY_ADD(&judge_arena, &evidence.places) =
        (struct place){.event = &evidence.trace->events.items[6], .file = "prog.c", .line = 9};
    picture_make(&judge_arena, &evidence, &picture);
    cr_expect_str_eq(
        picture.marks.items[4].words,
        "comes last to a meeting of 3 processes and wakes process 1 and main (prog.c:9)");
}

Test(picture, a_meeting_is_drawn) {
    struct picture picture = make(BARRIER);
    struct str drawing = {.arena = &judge_arena}, events = {.arena = &judge_arena};
    svg_add(&drawing, &picture, "run", NULL);
    cr_expect_not_null(strstr(drawing.data, "<path class=\"meeting\" d=\"M254 182C254 182 254 90 "
                                            "254 90\"/>"),
                       "%s", drawing.data);
    cr_expect_not_null(
        strstr(
            drawing.data,
            "<use href=\"#m11\" x=\"254\" y=\"182\"><title>process 3: comes last to a meeting of "
            "3 processes and wakes process 1 and main</title></use><text class=\"label\" "
            "x=\"259\" y=\"173\">3 processes meet</text>"),
        "%s", drawing.data);
    perfetto_add(&events, &picture);
    cr_expect_not_null(strstr(events.data, "{\"name\":\"meets\",\"cat\":\"link\",\"ph\":\"s\","
                                           "\"id\":5,\"pid\":3,\"tid\":0,\"ts\":500000}"),
                       "%s", events.data);
}

// The label has room, whichever of the column's marks bears it.
Test(picture, nothing_is_drawn_over_the_label_of_a_meeting) {
    struct picture picture = make(BARRIER);
    struct str drawing = {.arena = &judge_arena};
    svg_add(&drawing, &picture, "run", NULL);
    cr_expect_not_null(strstr(drawing.data, "<use href=\"#m3\" x=\"370\" y=\"90\">"), "%s",
                       drawing.data);
}

Test(picture, a_long_run_is_cut) {
    struct str events = {.arena = &judge_arena};
    str_add(&events, TEXT(TWO));
    for (int i = 0; i < 700; i++)
        str_add(&events, TEXT("0.000000 1 busy how=polls\n"));
    struct picture picture = make(events.data);
    cr_expect_eq(picture.columns, 600);
    cr_expect_eq(picture.left_out, 102);
    cr_expect_eq(picture.lanes.items[1].to, 599);
}

#define HOSTILE                                                                                    \
    TWO "0.000000 1 name data=\"</svg>&\\033\"\n"                                                  \
        "0.000000 1 output stream=stdout data=\"\\\"<script>\\377\\000\\n\"\n"                     \
        "0.500000 1 sleep seconds=1.000000\n"                                                      \
        "1.500000 0 send to=1 signal=15\n"                                                         \
        "1.500000 1 exit signal=15 by=0\n"                                                         \
        "1.500000 0 wait child=1\n"                                                                \
        "1.500000 0 exit status=0\n"

static void expect_golden(const struct str *actual, const char *name) {
    struct text expected;
    struct error err;
    const char *path = arena_print(&judge_arena, "tests/golden/%s", name);
    cr_assert(fs_read(&judge_arena, path, 65536, &expected, &err), "%s", err.text);
    cr_expect_str_eq(actual->data, expected.data, "%s differs; it would be:\n%s", path,
                     actual->data);
}

Test(picture, as_svg) {
    struct picture picture = make(HOSTILE);
    struct str out = {.arena = &judge_arena};
    svg_add(&out, &picture, "<&>", NULL);
    expect_golden(&out, "picture.svg");
}

Test(picture, words_apart) {
    struct picture picture = make(HOSTILE);
    struct svg_words words = {0};
    struct str out = {.arena = &judge_arena};
    svg_add(&out, &picture, "run", &words);
    size_t once = words.list.count;
    svg_add(&out, &picture, "run", &words);
    cr_expect_eq(words.list.count, once);
    cr_expect(once > 5 && once <= picture.marks.count);
    cr_expect_null(strstr(out.data, "<title>"));
    svg_words_clear(&words);
}

Test(picture, as_trace_events) {
    struct picture picture = make(HOSTILE);
    struct str out = {.arena = &judge_arena};
    perfetto_add(&out, &picture);
    expect_golden(&out, "picture.perfetto");
}
