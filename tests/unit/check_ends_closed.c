// SPDX-License-Identifier: MIT
// The check ends_closed.
#include "judge.h"

TestSuite(check_ends_closed, .fini = judge_clear);

#define RUN                                                                                        \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 0 channel channel=1 kind=pipe\n"                                                     \
    "0.000000 0 channel channel=2 kind=socket\n"                                                   \
    "0.000000 0 channel channel=3 kind=socket peer=2\n"                                            \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"                                                   \
    "0.000000 1 write channel=1 bytes=1 data=\"x\"\n"                                              \
    "0.000000 0 read channel=1 bytes=1\n"                                                          \
    "0.000000 0 read channel=2 bytes=0\n"

static struct result judged(const char *events) { return judge(&check_ends_closed, "{}", events); }

Test(check_ends_closed, passes_where_held_ends_were_used) {
    EXPECT_PASS(judged(RUN "0.000000 1 held channel=1 end=write fd=4\n"
                           "0.000000 1 exit status=0\n"
                           "0.000000 0 held channel=1 end=read fd=3\n"
                           "0.000000 0 held channel=3 end=both fd=5\n"
                           "0.000000 0 exit status=0\n"));
}

Test(check_ends_closed, finds_a_write_end) {
    EXPECT_FAIL(judged(RUN "0.000000 1 exit status=0\n"
                           "0.000000 0 held channel=1 end=write fd=4\n"
                           "0.000000 0 exit status=0\n"),
                0, "close the ends",
                "main still has the write end of pipe A open (fd 4), which it never writes to");
}

Test(check_ends_closed, finds_a_read_end) {
    EXPECT_FAIL(
        judged(RUN "0.000000 1 held channel=1 end=read fd=3\n"
                   "0.000000 1 exit status=0\n"
                   "0.000000 0 exit status=0\n"),
        1, "close the ends",
        "process 1 (main's first child) still has the read end of pipe A open (fd 3), which it "
        "never reads from");
}

Test(check_ends_closed, tells_why_each_is_to_be_closed) {
    struct result read = judged(RUN "0.000000 1 held channel=1 end=read fd=3\n"
                                    "0.000000 1 exit status=0\n");
    cr_expect(strstr(read.hint, "a writer does not learn that nobody reads"), "%s", read.hint);
    struct result write = judged(RUN "0.000000 0 held channel=1 end=write fd=4\n"
                                     "0.000000 0 exit status=0\n");
    cr_expect(strstr(write.hint, "a reader meets the end of file only"), "%s", write.hint);
}

Test(check_ends_closed, takes_descriptor_0_for_one) {
    EXPECT_FAIL(judged(RUN "0.000000 1 held channel=1 end=read fd=0\n"
                           "0.000000 1 exit status=0\n"),
                1, "close the ends", "the read end of pipe A open (fd 0)");
    EXPECT_FAIL(judged(RUN "0.000000 0 held channel=1 end=write fd=0\n"
                           "0.000000 0 exit status=0\n"),
                0, "close the ends", "the write end of pipe A open (fd 0)");
    EXPECT_FAIL(judged(RUN "0.000000 1 held channel=3 end=both fd=0\n"
                           "0.000000 1 exit status=0\n"),
                1, "close the ends", "an end of socket C open (fd 0)");
}

Test(check_ends_closed, finds_a_socket) {
    EXPECT_FAIL(judged(RUN "0.000000 1 held channel=3 end=both fd=6\n"
                           "0.000000 1 exit status=0\n"
                           "0.000000 0 exit status=0\n"),
                1, "close the ends", "an end of socket C open (fd 6), which it never uses");
}

Test(check_ends_closed, forgives_a_process_that_was_ended_by_a_signal) {
    EXPECT_PASS(judged(RUN "0.000000 1 held channel=1 end=read fd=3\n"
                           "0.000000 1 exit signal=15 by=0\n"
                           "0.000000 0 exit status=0\n"));
}

Test(check_ends_closed, leaves_out_a_channel_that_nobody_used) {
    EXPECT_PASS(judged(RUN "0.000000 0 channel channel=4 kind=pipe\n"
                           "0.000000 1 exit status=0\n"
                           "0.000000 0 held channel=4 end=read fd=7\n"
                           "0.000000 0 exit status=0\n"));
}
