// SPDX-License-Identifier: MIT
// The check reads_to_end.
#include "judge.h"

TestSuite(check_reads_to_end, .fini = judge_clear);

#define RUN(kind)                                                                                  \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 0 channel channel=1 kind=" kind "\n"                                                 \
    "0.000000 0 channel channel=2 kind=" kind "\n"                                                 \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"                                                   \
    "0.000000 2 birth parent=0 pid=4 how=fork\n"                                                   \
    "0.000000 1 write channel=1 bytes=4 data=\"0123\"\n"                                           \
    "0.000000 2 read channel=1 bytes=4\n"                                                          \
    "0.000000 2 write channel=2 bytes=4 data=\"0149\"\n"                                           \
    "0.000000 0 read channel=2 bytes=4\n"
#define CHILD_AT_END "0.000000 2 read channel=1 bytes=0\n"
#define MAIN_AT_END "0.000000 0 read channel=2 bytes=0\n"

static struct result judged(const char *events) {
    return judge(&check_reads_to_end, "{path: [child, child, main], at_least: 4}", events);
}

Test(check_reads_to_end, passes_where_all_readers_met_the_end) {
    EXPECT_PASS(judged(RUN("pipe") CHILD_AT_END MAIN_AT_END));
}

Test(check_reads_to_end, forgives_channels_without_an_end) {
    EXPECT_PASS(judged(RUN("mqueue")));
    EXPECT_PASS(judged(RUN("msgqueue")));
}

Test(check_reads_to_end, takes_the_channel_that_was_read_to_its_end) {
    EXPECT_PASS(judged(RUN("fifo") CHILD_AT_END "0.000000 0 channel channel=3 kind=pipe\n"
                                                "0.000000 2 write channel=3 bytes=4\n"
                                                "0.000000 0 read channel=3 bytes=4\n"
                                                "0.000000 0 read channel=3 bytes=0\n"));
}

Test(check_reads_to_end, names_the_reader_that_stopped_early) {
    EXPECT_FAIL(
        judged(RUN("pipe") MAIN_AT_END), 2, "a child → another child → main",
        "process 2 (main's second child) stopped reading pipe A before it met the end of file");
    EXPECT_FAIL(judged(RUN("pipe") CHILD_AT_END), 0, "end of file", "main stopped reading pipe B");
}

Test(check_reads_to_end, needs_the_flow) {
    EXPECT_FAIL(judged("0.000000 0 birth parent=grader pid=2 how=spawn\n"), PROCESS_UNKNOWN,
                "4 bytes or more on the way", "no channel carried");
}
