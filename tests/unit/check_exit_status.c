// SPDX-License-Identifier: MIT
// The check exit_status.
#include "judge.h"

TestSuite(check_exit_status, .fini = judge_clear);

#define BIRTHS                                                                                     \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"
#define END "2.000000 0 exit status=0\n"

static struct result judged(const char *yaml, const char *events) {
    return judge(&check_exit_status, yaml, events);
}

Test(check_exit_status, passes_on_the_right_status_or_signal) {
    EXPECT_PASS(judged("{is: 0}", BIRTHS END));
    EXPECT_PASS(judged("{process: 1, is: 7}", BIRTHS "1.000000 1 exit status=7\n" END));
    EXPECT_PASS(judged("{process: 1, is: -15, sent_by: main}",
                       BIRTHS "0.900000 0 send to=1 signal=15\n"
                              "1.000000 1 exit signal=15 by=0\n" END));
    EXPECT_PASS(judged("{process: 1, is: -15, sent_by: main}",
                       BIRTHS "0.900000 0 send to=1 signal=15\n"
                              "0.900000 1 signal signal=15 by=0\n"
                              "0.900000 1 send to=1 signal=15\n"
                              "1.000000 1 exit signal=15 by=1\n" END));
}

Test(check_exit_status, a_signal_that_was_ignored_had_no_part_in_the_end) {
    EXPECT_FAIL(judged("{process: 1, is: -15, sent_by: main}",
                       BIRTHS "0.900000 0 send to=1 signal=15\n"
                              "0.900000 1 send to=1 signal=15\n"
                              "1.000000 1 exit signal=15 by=1\n" END),
                1, "sent by main", "it sent to itself");
}

Test(check_exit_status, names_what_ended_it_instead) {
    EXPECT_FAIL(judged("{is: 0}", BIRTHS "2.000000 0 exit status=1\n"), 0,
                "main to end with exit status 0", "main ended with exit status 1");
    EXPECT_FAIL(judged("{is: 0}", BIRTHS "2.000000 0 exit signal=11\n"), 0, "exit status 0",
                "main was ended by SIGSEGV");
    EXPECT_FAIL(judged("{process: 1, is: -15}", BIRTHS "1.000000 1 exit signal=9 by=0\n" END), 1,
                "process 1 (the first to be started) to be ended by SIGTERM (-15)",
                "process 1 (main's first child) was ended by SIGKILL, which main sent");
    EXPECT_FAIL(judged("{process: 1, is: -15}", BIRTHS "1.000000 1 exit status=241\n" END), 1,
                "SIGTERM", "ended with exit status 241");
    EXPECT_FAIL(judged("{process: 1, is: 0}", BIRTHS "1.000000 1 exit signal=6 by=1\n" END), 1,
                "exit status 0", "SIGABRT, which it sent to itself");
    EXPECT_FAIL(judged("{process: 1, is: 0}", BIRTHS END), 1, "exit status 0", "did not end");
}

Test(check_exit_status, does_not_guess_a_sender) {
    struct result result = judged("{is: 0}", BIRTHS "2.000000 0 exit signal=11\n");
    cr_expect_str_eq(result.seen, "main was ended by SIGSEGV");
}

Test(check_exit_status, has_a_hint_for_each_kind_of_end) {
    struct result status = judged("{is: 0}", BIRTHS "2.000000 0 exit status=1\n");
    cr_expect(strstr(status.hint, "return EXIT_SUCCESS (0)"), "%s", status.hint);
    struct result child = judged("{process: 1, is: 0}", BIRTHS "1.000000 1 exit status=1\n" END);
    cr_expect(strstr(child.hint, "what exit() is given"), "%s", child.hint);
    struct result other = judged("{is: 7}", BIRTHS END);
    cr_expect(strstr(other.hint, "or what exit() is given, modulo 256"), "%s", other.hint);
    struct result crash = judged("{is: 0}", BIRTHS "2.000000 0 exit signal=11\n");
    cr_expect(strstr(crash.hint, "debugger"), "%s", crash.hint);
    struct result survivor =
        judged("{process: 1, is: -15}", BIRTHS "1.000000 1 exit status=0\n" END);
    cr_expect(strstr(survivor.hint, "kill()"), "%s", survivor.hint);
    struct result endless = judged("{process: 1, is: -15}", BIRTHS END);
    cr_expect(strstr(endless.hint, "every path"), "%s", endless.hint);
}

Test(check_exit_status, asks_who_sent_the_signal) {
    const char *yaml = "{process: 1, is: -15, sent_by: main}";
    EXPECT_FAIL(judged(yaml, BIRTHS "0.900000 1 send to=1 signal=15\n"
                                    "1.000000 1 exit signal=15 by=1\n" END),
                1, "sent by main", "no such signal from main reached it");
    EXPECT_FAIL(judged(yaml, BIRTHS "0.900000 0 send to=1 signal=10\n"
                                    "1.000000 1 exit signal=15\n" END),
                1, "sent by main", "no such signal from main reached it");
    EXPECT_FAIL(judged(yaml, BIRTHS "1.000000 1 exit signal=15\n"
                                    "1.500000 0 send to=1 signal=15\n" END),
                1, "sent by main", "no such signal from main reached it");
}

Test(check_exit_status, misses_a_process) {
    EXPECT_FAIL(judged("{process: 3, is: 0}", BIRTHS END), PROCESS_UNKNOWN, "process 3",
                "process 3 (the third to be started) does not exist");
    EXPECT_FAIL(judged("{process: 1, is: -9, sent_by: {name: boss}}",
                       BIRTHS "1.000000 1 exit signal=9\n" END),
                PROCESS_UNKNOWN, "sent by the process named boss", "does not exist");
}

Test(check_exit_status, complains_of_impossible_codes) {
    cr_expect(*judge_complaints(&check_exit_status, "{}"));
    cr_expect(*judge_complaints(&check_exit_status, "{is: 256}"));
    cr_expect(*judge_complaints(&check_exit_status, "{is: -65}"));
}
