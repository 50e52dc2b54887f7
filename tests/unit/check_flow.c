// SPDX-License-Identifier: MIT
// The check flow.
#include "judge.h"

TestSuite(check_flow, .fini = judge_clear);

// Two children, made in either order of their parts: process 2 sends to 1, and 1 to main.
#define BIRTHS                                                                                     \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 0 channel channel=1 kind=pipe\n"                                                     \
    "0.000000 0 channel channel=2 kind=pipe\n"                                                     \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"                                                   \
    "0.000000 2 birth parent=0 pid=4 how=fork\n"
#define SENT "0.000000 2 write channel=1 bytes=4 data=\"0123\"\n"
#define GOT "0.000000 1 read channel=1 bytes=4\n"
#define SQUARED "0.000000 1 write channel=2 bytes=4 data=\"0149\"\n"
#define COPIED "0.000000 1 write channel=2 bytes=4 data=\"0123\"\n"
#define PRINTED "0.000000 0 read channel=2 bytes=4\n"

#define PATH "{path: [child, child, main], at_least: 4, changed: true}"

static struct result judged(const char *yaml, const char *events) {
    return judge(&check_flow, yaml, events);
}

Test(check_flow, passes_along_the_chain) {
    EXPECT_PASS(judged(PATH, BIRTHS SENT GOT SQUARED PRINTED));
    EXPECT_PASS(judged("{path: [2, any, 0]}", BIRTHS SENT GOT SQUARED PRINTED));
    EXPECT_PASS(judged("{path: [child, main]}", BIRTHS SQUARED PRINTED));
}

Test(check_flow, passes_through_one_queue_with_message_types) {
    EXPECT_PASS(judged(PATH, "0.000000 0 birth parent=grader pid=2 how=spawn\n"
                             "0.000000 0 channel channel=1 kind=msgqueue\n"
                             "0.000000 1 birth parent=0 pid=3 how=fork\n"
                             "0.000000 2 birth parent=0 pid=4 how=fork\n"
                             "0.000000 1 write channel=1 bytes=4 data=\"0123\"\n"
                             "0.000000 2 read channel=1 bytes=4\n"
                             "0.000000 2 write channel=1 bytes=4 data=\"0149\"\n"
                             "0.000000 0 read channel=1 bytes=4\n"));
}

Test(check_flow, finds_that_nothing_began) {
    EXPECT_FAIL(
        judged(PATH, BIRTHS), PROCESS_UNKNOWN,
        "4 bytes or more on the way a child → another child → main, changed by each process",
        "no channel carried 4 bytes or more from a child to another child");
}

Test(check_flow, finds_where_the_chain_breaks) {
    EXPECT_FAIL(judged(PATH, BIRTHS SENT GOT), 1, "→ main",
                "no channel carried 4 bytes or more from process 1 (main's first child) to main");
    EXPECT_FAIL(
        judged(PATH, BIRTHS SENT GOT SQUARED), 1, "→ main",
        "to main; process 1 (main's first child) wrote 4 bytes into pipe B, which nobody read");
    EXPECT_FAIL(judged("{path: [1, main]}", BIRTHS SENT GOT), 1, "data on the way process 1",
                "no channel carried data from process 1 (main's first child) to main");
}

Test(check_flow, tells_where_the_data_went_instead) {
    EXPECT_FAIL(
        judged(PATH, BIRTHS SENT "0.000000 0 read channel=1 bytes=4\n"), PROCESS_UNKNOWN, "child",
        "no channel carried 4 bytes or more from a child to another child; process 2 (main's "
        "second child) wrote 4 bytes into pipe A, which main read");
}

Test(check_flow, tells_of_the_largest_writer_that_could_have_begun) {
    EXPECT_FAIL(judged("{path: [child, main], at_least: 9}",
                       BIRTHS SENT "0.000000 1 write channel=2 bytes=6\n"
                                   "0.000000 0 write channel=2 bytes=8\n"
                                   "0.000000 2 write channel=2 bytes=2\n"),
                PROCESS_UNKNOWN, "9 bytes",
                "to main; process 1 (main's first child) wrote 6 bytes into pipe B, which nobody");
}

Test(check_flow, counts_the_bytes_of_each_hop) {
    EXPECT_FAIL(
        judged("{path: [child, child, main], at_least: 5}", BIRTHS SENT GOT SQUARED PRINTED),
        PROCESS_UNKNOWN, "5 bytes or more", "no channel carried 5 bytes or more");
    EXPECT_FAIL(judged(PATH, BIRTHS SENT GOT SQUARED "0.000000 0 read channel=2 bytes=3\n"), 1,
                "4 bytes or more", "wrote 4 bytes into pipe B, which main read");
    EXPECT_FAIL(
        judged("{path: [child, main]}", BIRTHS SQUARED "0.000000 0 read channel=2 bytes=0\n"),
        PROCESS_UNKNOWN, "data on the way", "which nobody read");
}

Test(check_flow, finds_a_mere_copy) {
    struct result result = judged(PATH, BIRTHS SENT GOT COPIED PRINTED);
    EXPECT_FAIL(result, 1, "changed by each process",
                "process 1 (main's first child) sent on the same bytes that it had been sent");
    cr_expect(strstr(result.hint, "compute"));
    EXPECT_PASS(
        judged("{path: [child, child, main], at_least: 4}", BIRTHS SENT GOT COPIED PRINTED));
}

Test(check_flow, wants_different_processes_and_pipes) {
    EXPECT_FAIL(judged(PATH, BIRTHS SENT "0.000000 2 read channel=1 bytes=4\n"), PROCESS_UNKNOWN,
                "child", "no channel carried");
    EXPECT_FAIL(judged(PATH, BIRTHS SENT GOT "0.000000 1 write channel=1 bytes=4 data=\"0149\"\n"
                                             "0.000000 0 read channel=1 bytes=4\n"),
                1, "child", "from process 1 (main's first child) to main");
}

Test(check_flow, misses_a_process) {
    EXPECT_FAIL(judged("{path: [{name: sender}, main]}", BIRTHS SENT), PROCESS_UNKNOWN,
                "data on the way the process named sender → main", "named sender does not exist");
}

Test(check_flow, gives_up_on_a_program_that_joins_everybody_with_everybody, .timeout = 20) {
    struct str events = {.arena = &judge_arena};
    str_print(&events, "0.000000 0 birth parent=grader pid=2 how=spawn\n");
    for (int i = 1; i <= 20; i++)
        str_print(&events, "0.000000 %d birth parent=0 pid=%d how=fork\n", i, i + 2);
    for (int channel = 1; channel <= 40; channel++) {
        str_print(&events, "0.000000 0 channel channel=%d kind=pipe\n", channel);
        for (int i = 1; i <= 20; i++)
            str_print(&events,
                      "0.000000 %d write channel=%d bytes=1\n"
                      "0.000000 %d read channel=%d bytes=1\n",
                      i, channel, i, channel);
    }
    EXPECT_FAIL(judged("{path: [child, child, child, child, child, child, main]}", events.data), 6,
                "main", "no channel carried data from process 6");
}

Test(check_flow, complains_of_a_path_of_one) {
    cr_expect(strstr(judge_complaints(&check_flow, "{path: [main]}"), "at least two processes"));
    cr_expect(*judge_complaints(&check_flow, "{path: [main, somebody]}"));
    cr_expect(*judge_complaints(&check_flow, "{at_least: 3}"));
}
