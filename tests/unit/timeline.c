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
