// SPDX-License-Identifier: MIT
// All waits of a run together: who is told first, and how many they are.
#include "waiting.h"

TestSuite(waits, .fini = judge_clear);

static void expect_lead(const char *events, const char *lead) {
    struct waits waits = waiting_at(NULL, events);
    cr_expect_str_eq(waits.lead, lead, "%s", waits.lead);
}

Test(waits, are_none_where_nobody_waited) {
    struct waits waits = waiting_at(NULL, TWO);
    cr_expect_null(waits.words);
    cr_expect_eq(waits.process, PROCESS_UNKNOWN);
}

Test(waits, are_counted) {
    expect_lead(MAIN DEADLOCK "1.000000 0 waiting call=pause\n", "it waits for ever");
    expect_lead(TWO DEADLOCK "1.000000 0 waiting call=pause\n1.000000 1 waiting call=pause\n",
                "both processes wait for ever");
    expect_lead(THREE DEADLOCK "1.000000 0 waiting call=pause\n1.000000 1 waiting call=pause\n"
                               "1.000000 2 waiting call=pause\n",
                "all 3 processes wait for ever");
    expect_lead(TWO DEADLOCK "1.000000 1 waiting call=pause\n", "the last process waits for ever");
    expect_lead(THREE DEADLOCK "1.000000 1 waiting call=pause\n1.000000 2 waiting call=pause\n",
                "the last 2 processes wait for ever");
    expect_lead(MAIN DEADLOCK "1.000000 0 waiting call=pause\n1.000000 0 waiting call=pause\n",
                "it waits for ever");
}

#define READS(process)                                                                             \
    "1.000000 " #process " waiting call=read channel=1\n1.000000 0 held channel=1 end=write "      \
    "fd=4\n"

Test(waits, of_two_for_each_other_are_told_as_such) {
    EXPECT(NULL, TWO PIPE DEADLOCK FOR_CHILD READS(1), 1,
           "main waits in wait4 for process 1 (main's first child) to end, and process 1 waits in "
           "read on pipe A, whose write end is still open only in main as fd 4",
           "must write, or close it, before it waits itself");
    expect_lead(TWO PIPE DEADLOCK FOR_CHILD READS(1),
                "both processes wait for each other for ever");
}

#define HELD_LOCK(process, object, owner) FUTEX(process, object, "0 2 0 " #owner " 1 128")

Test(waits, of_three_in_a_circle_are_told_in_its_order) {
    const char *events = THREE DEADLOCK HELD_LOCK(0, 1, 4) HELD_LOCK(1, 2, 2) HELD_LOCK(2, 3, 3);
    EXPECT("pthread_mutex_lock(&m);", events, 0,
           "main waits in pthread_mutex_lock (prog.c:7) for mutex 1 that process 2 (main's second "
           "child) holds, process 2 waits in pthread_mutex_lock (prog.c:7) for mutex 3 that "
           "process 1 (main's first child) holds, and process 1 waits in pthread_mutex_lock "
           "(prog.c:7) for mutex 2 that main holds",
           "in the same order everywhere");
    expect_lead(events, "all 3 processes wait for each other for ever");
}

Test(waits, for_a_single_lock_do_not_number_it) {
    struct waits waits = waiting_at(NULL, MAIN "0.000000 0 thread pid=9\n" DEADLOCK FUTEX(
                                              0, 1, "0 9 0 0 0 0") FUTEX(0, 2, "0 2 0 2 1 0"));
    cr_expect(strstr(waits.words, "waits in futex for a mutex that"), "%s", waits.words);
}

Test(waits, outside_a_circle_come_after_it) {
    const char *events = THREE DEADLOCK FOR_CHILD HELD_LOCK(1, 1, 4) HELD_LOCK(2, 2, 3);
    EXPECT("pthread_mutex_lock(&m);", events, 1,
           "process 1 (main's first child) waits in pthread_mutex_lock (prog.c:7) for mutex 1 that "
           "process 2 (main's second child) holds, and process 2 waits in pthread_mutex_lock "
           "(prog.c:7) for mutex 2 that process 1 holds; main waits in wait4 (prog.c:7) for "
           "process 1 to end",
           "in the same order everywhere");
    expect_lead(events, "all 3 processes wait for ever, 2 of them for each other");
}

Test(waits, of_several_threads_make_no_circle) {
    expect_lead(TWO PIPE DEADLOCK FOR_CHILD "1.000000 1 waiting call=pause\n" READS(1),
                "both processes wait for ever");
}

Test(waits, for_oneself_make_no_circle) {
    const char *alone = MAIN DEADLOCK HELD_LOCK(0, 1, 2);
    expect_lead(alone, "it waits for ever");
    expect_lead(THREE DEADLOCK HELD_LOCK(0, 1, 2) HELD_LOCK(1, 2, 4) HELD_LOCK(2, 3, 3),
                "all 3 processes wait for ever, 2 of them for each other");
}

Test(waits, of_many_are_told_for_five) {
    struct str events = {.arena = &judge_arena};
    str_print(&events, MAIN);
    for (int i = 1; i < 7; i++)
        str_print(&events, "0.000000 %d birth parent=0 pid=%d how=fork\n", i, i + 2);
    str_print(&events, DEADLOCK);
    for (int i = 0; i < 7; i++)
        str_print(&events, "1.000000 %d waiting call=pause\n", i);
    struct waits waits = waiting_at(NULL, events.data);
    cr_expect(strstr(waits.words, "process 4 (main's fourth child) waits"), "%s", waits.words);
    cr_expect_null(strstr(waits.words, "process 5"));
    cr_expect(strstr(waits.words, "; and 2 more wait"), "%s", waits.words);
}
