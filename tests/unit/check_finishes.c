// SPDX-License-Identifier: MIT
// The check finishes.
#include "judge.h"

TestSuite(check_finishes, .fini = judge_clear);

#define BIRTHS                                                                                     \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"
#define KILLED                                                                                     \
    "5.000000 0 exit signal=9 by=grader\n"                                                         \
    "5.000000 1 exit signal=9 by=grader\n"

static struct result judged(const char *events) { return judge(&check_finishes, "{}", events); }

Test(check_finishes, passes_where_main_ended) {
    EXPECT_PASS(judged(BIRTHS "1.000000 0 exit status=3\n"));
    EXPECT_PASS(judged(BIRTHS "1.000000 0 exit signal=11\n"));
}

Test(check_finishes, names_the_limit_and_its_value) {
    EXPECT_FAIL(judged(BIRTHS "5.000000 unknown limit name=cpu value=2500000\n" KILLED),
                PROCESS_UNKNOWN, "at most 2.5 s of processor time", "computed for more than 2.5 s");
    EXPECT_FAIL(judged(BIRTHS "5.000000 unknown limit name=memory value=268435456\n" KILLED),
                PROCESS_UNKNOWN, "256 MiB", "more than 256 MiB");
    EXPECT_FAIL(judged(BIRTHS "5.000000 1 limit name=processes value=64\n" KILLED), 1, "at most 64",
                "more than 64 of them");
    EXPECT_FAIL(judged(BIRTHS "5.000000 0 limit name=output value=1048576\n" KILLED), 0, "1 MiB",
                "printed more than 1 MiB");
    EXPECT_FAIL(judged(BIRTHS "5.000000 0 limit name=file_size value=1000\n" KILLED), 0,
                "1000 bytes", "longer than 1000 bytes");
    EXPECT_FAIL(judged(BIRTHS "5.000000 unknown limit name=trace value=67108864\n" KILLED),
                PROCESS_UNKNOWN, "recorded in 64 MiB", "longer than 64 MiB");
    EXPECT_FAIL(judged(BIRTHS "5.000000 0 limit name=dreams value=7\n" KILLED), 0,
                "the program to end by itself", "the limit `dreams` of 7");
}

Test(check_finishes, tells_who_waits_on_a_pipe_that_it_holds_open_itself) {
    struct result result = judged(BIRTHS "0.000000 0 channel channel=1 kind=pipe\n"
                                         "5.000000 unknown limit name=wall value=5000000\n"
                                         "5.000000 0 waiting call=wait4\n"
                                         "5.000000 1 waiting call=read channel=1\n"
                                         "5.000000 0 held channel=1 end=write fd=4\n"
                                         "5.000000 1 held channel=1 end=read fd=3\n"
                                         "5.000000 1 held channel=1 end=write fd=4\n" KILLED);
    EXPECT_FAIL(result, 1, "to end within 5 s",
                "still ran after 5 s: main waits in wait4 for process 1 (main's first child) to "
                "end; process 1 waits in read on pipe A, whose write end is still open in main "
                "as fd 4 and in process 1 itself as fd 4");
    cr_expect(strstr(result.hint, "process 1 (main's first child) holds one that it does not need"),
              "%s", result.hint);
}

Test(check_finishes, tells_who_waits_on_others) {
    EXPECT_FAIL(
        judged(BIRTHS "0.000000 0 channel channel=1 kind=socket\n"
                      "0.000000 0 channel channel=2 kind=socket peer=1\n"
                      "0.000000 0 channel channel=3 kind=pipe\n"
                      "5.000000 unknown limit name=wall value=5000000\n"
                      "5.000000 0 waiting call=recvfrom channel=1\n"
                      "5.000000 1 waiting call=write channel=3\n"
                      "5.000000 1 held channel=1 end=both fd=6\n"
                      "5.000000 0 held channel=3 end=read fd=7\n" KILLED),
        0, "5 s",
        "main waits in recvfrom on socket A, whose write end is still open only in process 1 "
        "(main's first child) as fd 6, and process 1 waits in write on pipe C, which is full and "
        "whose read end is still open only in main as fd 7");
    EXPECT_FAIL(judged(BIRTHS "0.000000 0 channel channel=1 kind=mqueue\n"
                              "5.000000 unknown limit name=wall value=5000000\n"
                              "5.000000 0 waiting call=running\n"
                              "5.000000 1 waiting call=mq_timedreceive channel=1\n" KILLED),
                0, "5 s",
                "main is still computing; process 1 (main's first child) waits in "
                "mq_timedreceive on message queue A");
}

Test(check_finishes, blames_a_holder_that_never_writes) {
    struct result result = judged(BIRTHS "0.000000 2 birth parent=0 pid=4 how=fork\n"
                                         "0.000000 0 channel channel=1 kind=pipe\n"
                                         "0.000000 1 write channel=1 bytes=1\n"
                                         "0.000000 1 held channel=1 end=write fd=4\n"
                                         "0.000000 1 exit status=0\n"
                                         "5.000000 unknown limit name=wall value=5000000\n"
                                         "5.000000 0 waiting call=wait4\n"
                                         "5.000000 2 waiting call=read channel=1\n"
                                         "5.000000 0 held channel=1 end=write fd=0\n"
                                         "5.000000 0 exit signal=9 by=grader\n"
                                         "5.000000 2 exit signal=9 by=grader\n");
    EXPECT_FAIL(result, 0, "5 s", "whose write end is still open only in main as fd 0");
    cr_expect_null(strstr(result.seen, "process 1"), "it had ended before");
    cr_expect(strstr(result.hint, "and main holds one that it does not need"), "%s", result.hint);
}

Test(check_finishes, blames_nobody_who_writes) {
    struct result result = judged(BIRTHS "0.000000 0 channel channel=1 kind=pipe\n"
                                         "0.000000 0 write channel=1 bytes=1\n"
                                         "5.000000 unknown limit name=wall value=5000000\n"
                                         "5.000000 0 waiting call=wait4\n"
                                         "5.000000 1 waiting call=read channel=1\n"
                                         "5.000000 0 held channel=1 end=write fd=4\n" KILLED);
    EXPECT_FAIL(result, 0, "5 s", "whose write end is still open only in main as fd 4");
    cr_expect(strstr(result.hint, "who should have ended that wait"), "%s", result.hint);
}

#define DEADLOCK                                                                                   \
    BIRTHS "5.000000 unknown limit name=deadlock value=0\n"                                        \
           "5.000000 0 waiting call=wait4 for=1\n"

Test(check_finishes, says_that_all_wait_for_ever) {
    struct result result = judged(DEADLOCK "5.000000 1 waiting call=accept\n" KILLED);
    EXPECT_FAIL(result, 1, "the program to go on until it ends",
                "both processes wait for ever: main waits in wait4 for process 1 (main's first "
                "child) to end; process 1 waits in accept for a connection");
    cr_expect(strstr(result.hint, "who should have ended that wait"), "%s", result.hint);
    result = judged(DEADLOCK "5.000000 1 waiting call=pause\n" KILLED);
    EXPECT_FAIL(result, 1, "go on", "for a signal, and nobody is left to send one");
    cr_expect(strstr(result.hint, "sigsuspend()"), "%s", result.hint);
}

Test(check_finishes, says_so_where_nobody_is_known_to_wait) {
    EXPECT_FAIL(judged(BIRTHS "5.000000 unknown limit name=deadlock value=0\n" KILLED),
                PROCESS_UNKNOWN, "go on", "all its processes wait for ever");
}

Test(check_finishes, tells_where_the_programs_own_time_went) {
    struct result result = judged(BIRTHS "9.000000 unknown limit name=time value=9000000\n"
                                         "9.000000 0 waiting call=clock_nanosleep\n" KILLED);
    EXPECT_FAIL(result, 0, "to end within 9 s of its own time",
                "still ran after 9 s of its own time: main waits in clock_nanosleep");
    cr_expect(strstr(result.hint, "a sleep that is too long"), "%s", result.hint);
}

Test(check_finishes, names_five_waiting_processes_at_most) {
    struct str events = {.arena = &judge_arena};
    str_print(&events, "0.000000 0 birth parent=grader pid=2 how=spawn\n");
    for (int i = 1; i <= 7; i++)
        str_print(&events, "0.000000 %d birth parent=0 pid=%d how=fork\n", i, i + 2);
    str_print(&events, "5.000000 unknown limit name=wall value=5000000\n");
    for (int i = 0; i < 5; i++)
        str_print(&events, "5.000000 %d waiting call=futex\n", i);
    struct result five = judged(events.data);
    EXPECT_FAIL(five, 0, "5 s", "process 4 (main's fourth child) waits in futex");
    cr_expect_null(strstr(five.seen, "more"));
    for (int i = 5; i <= 7; i++)
        str_print(&events, "5.000000 %d waiting call=futex\n", i);
    EXPECT_FAIL(
        judged(events.data), 0, "5 s",
        "to end; process 4 (main's fourth child) waits in futex for a lock, or for a thread to "
        "end; and 3");
}

Test(check_finishes, notices_a_main_without_an_end) {
    EXPECT_FAIL(judged(BIRTHS), 0, "end by itself", "main did not end");
    EXPECT_FAIL(judged(BIRTHS KILLED), 0, "end by itself", "SIGKILL, which the grader sent");
}
