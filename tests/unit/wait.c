// SPDX-License-Identifier: MIT
// Waits for children, signals, connections and other ends: one for each kind.
#include "waiting.h"

TestSuite(wait, .fini = judge_clear);

// --- FIFOs and sockets

Test(wait, for_the_other_end_of_a_fifo) {
    EXPECT("int fd = open(path, O_RDONLY);",
           MAIN "0.000000 0 channel channel=1 kind=fifo\n" DEADLOCK
                "1.000000 0 waiting call=openat channel=1\n",
           0,
           "main waits in open (prog.c:7) until the other end of FIFO A is opened, and nobody is "
           "left to open it",
           "in the same order");
    EXPECT(NULL, MAIN WALL "1.000000 0 waiting call=openat\n", 0,
           "main waits in openat until the other end of a FIFO is opened", "none");
}

Test(wait, for_connections) {
    EXPECT(NULL, MAIN DEADLOCK "1.000000 0 waiting call=accept\n", 0,
           "main waits in accept for a connection, and nobody is left to make one", "none");
    EXPECT(NULL, MAIN DEADLOCK "1.000000 0 waiting call=connect\n", 0,
           "main waits in connect, and nobody is left to accept it", "none");
}

Test(wait, in_poll) {
    EXPECT(
        "poll(fds, 2, -1);", MAIN DEADLOCK "1.000000 0 waiting call=ppoll\n", 0,
        "main waits in poll (prog.c:7) until a descriptor is ready, and nobody is left to make it "
        "so",
        "the other end");
}

// --- processes and signals

Test(wait, for_children) {
    EXPECT("wait(NULL);", TWO DEADLOCK "1.000000 0 waiting call=wait4\n", 0,
           "main waits in wait (prog.c:7) for process 1 (main's first child) to end", "none");
    EXPECT(NULL, THREE DEADLOCK "1.000000 0 waiting call=wait4\n", 0,
           "main waits in wait4 for one of its children to end", "none");
    EXPECT(NULL, THREE "0.000000 1 exit status=0\n" DEADLOCK "1.000000 0 waiting call=waitid\n", 0,
           "main waits in waitid for process 2 (main's second child) to end", "none");
    EXPECT(NULL, MAIN DEADLOCK "1.000000 0 waiting call=wait4\n", 0, "main waits in wait4", "none");
}

Test(wait, for_signals) {
    EXPECT("pause();", MAIN DEADLOCK "1.000000 0 waiting call=pause\n", 0,
           "main waits in pause (prog.c:7) for a signal, and nobody is left to send one",
           "sigsuspend()");
    EXPECT("pause();", MAIN DEADLOCK "1.000000 0 waiting call=ppoll\n", 0,
           "main waits in pause (prog.c:7) for a signal, and nobody is left to send one",
           "sigsuspend()");
    EXPECT("sigwait(&set, &n);", MAIN WALL "1.000000 0 waiting call=rt_sigtimedwait\n", 0,
           "main waits in sigwait (prog.c:7) for a signal", "none");
}

Test(wait, for_an_alarm_that_another_has_set) {
#define WAIT_FOR_ALARM(before, advice)                                                             \
    EXPECT("pause();", TWO before DEADLOCK FOR_CHILD "1.000000 1 waiting call=pause\n", 1,         \
           "main waits in wait4 (prog.c:7) for process 1 (main's first child) to end; process 1 "  \
           "waits in pause (prog.c:7) for a signal, and nobody is left to send one",               \
           advice)
    WAIT_FOR_ALARM("0.500000 0 signal signal=14\n", "not inherited by fork()");
    WAIT_FOR_ALARM("0.500000 0 signal signal=14 by=1\n", "sigsuspend()");
    WAIT_FOR_ALARM("0.500000 0 signal signal=14\n0.500000 1 signal signal=14\n", "sigsuspend()");
}

Test(wait, of_stopped_processes) {
#define STOPPED(signal)                                                                            \
    EXPECT(NULL, TWO signal DEADLOCK FOR_CHILD "1.000000 1 waiting call=stopped\n", 1, STOPPED_AS, \
           "SIGCONT")
#define BEFORE                                                                                     \
    "main waits in wait4 for process 1 (main's first child) to end; process 1 is stopped by "
#define STOPPED_AS BEFORE "SIGSTOP, which main sent, and nobody is left to continue it"
    STOPPED("0.500000 1 signal signal=19 by=0\n0.600000 1 signal signal=10 by=0\n");
#undef STOPPED_AS
#define STOPPED_AS BEFORE "SIGTSTP, which it sent to itself, and nobody is left to continue it"
    STOPPED("0.500000 1 signal signal=20 by=1\n");
#undef STOPPED_AS
#define STOPPED_AS BEFORE "a signal, and nobody is left to continue it"
    STOPPED("0.500000 0 signal signal=19 by=1\n");
}

Test(wait, that_are_none) {
    EXPECT("for (;;)", MAIN WALL "1.000000 0 waiting call=running\n", 0,
           "main is still computing (prog.c:7)", "none");
    EXPECT("sleep(3);", MAIN WALL "1.000000 0 waiting call=clock_nanosleep\n", 0,
           "main waits in sleep (prog.c:7)", "none");
}

Test(wait, of_further_threads) {
    EXPECT(NULL, TWO DEADLOCK "1.000000 0 waiting call=wait4\n1.000000 0 waiting call=pause\n", 0,
           "main waits in wait4 for process 1 (main's first child) to end; another thread of main "
           "waits in pause for a signal, and nobody is left to send one",
           "sigsuspend()");
}
