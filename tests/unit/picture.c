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
    static const char *const names[TIES] = {"birth", "end", "signal", "channel", "wants"};
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
