// SPDX-License-Identifier: MIT
// Waits for a pipe, a socket or a message queue, and who is to blame for them.
#include "waiting.h"

TestSuite(wait_channel, .fini = judge_clear);

Test(wait_channel, on_an_own_write_end) {
    EXPECT("while (read(fd, &c, 1))",
           MAIN PIPE DEADLOCK "1.000000 0 waiting call=read channel=1\n"
                              "1.000000 0 held channel=1 end=write fd=4\n",
           0,
           "main waits in read (prog.c:7) on pipe A, whose write end is still open only in main "
           "itself as fd 4",
           "close it before the read");
    EXPECT(
        NULL,
        TWO PIPE DEADLOCK "1.000000 0 waiting call=read channel=1\n"
                          "1.000000 0 held channel=1 end=write fd=4\n",
        0,
        "main waits in read on pipe A, whose write end is still open only in main itself as fd 4",
        "and main holds one that it does not need: close it there right after fork()");
}

Test(wait_channel, on_an_own_write_end_that_it_wrote_to) {
    const char *wrote = TWO PIPE "0.000000 1 write channel=1 bytes=1\n" DEADLOCK
                                 "1.000000 1 waiting call=read channel=1\n"
                                 "1.000000 1 held channel=1 end=write fd=4\n";
    struct waits alone = waiting_at(NULL, wrote);
    cr_expect(strstr(alone.hint, "process 1 (main's first child) holds one"), "%s", alone.hint);
    const char *both =
        arena_print(&judge_arena, "%s1.000000 0 held channel=1 end=write fd=4\n", wrote);
    struct waits shared = waiting_at(NULL, both);
    cr_expect_null(strstr(shared.hint, "process 1"), "it may need its own: %s", shared.hint);
    cr_expect_eq(shared.process, 0, "main never wrote");
}

// Main and process 2 write nothing; process 1 has ended, and process 2 waits.
Test(wait_channel, on_write_ends_of_several) {
    EXPECT(
        NULL,
        THREE PIPE "0.000000 1 write channel=1 bytes=1\n"
                   "0.000000 1 held channel=1 end=write fd=4\n"
                   "0.000000 1 exit status=0\n" DEADLOCK "1.000000 0 waiting call=wait4 for=2\n"
                   "1.000000 2 waiting call=read channel=1\n"
                   "1.000000 0 held channel=1 end=write fd=4\n"
                   "1.000000 2 held channel=1 end=write fd=5\n",
        2,
        "main waits in wait4 for process 2 (main's second child) to end; process 2 waits in read "
        "on pipe A, whose write end is still open in main as fd 4 and in process 2 itself as fd 5",
        "and process 2 (main's second child) and main hold copies that they do not need");
}

Test(wait_channel, on_a_full_pipe) {
    EXPECT(
        "fputs(line, out);",
        TWO PIPE DEADLOCK FOR_CHILD "1.000000 1 waiting call=write channel=1\n"
                                    "1.000000 0 held channel=1 end=read fd=3\n",
        1,
        "main waits in wait4 (prog.c:7) for process 1 (main's first child) to end, and process 1 "
        "waits in fputs (prog.c:7) on pipe A, which is full and whose read end is still open "
        "only in main as fd 3",
        "A pipe holds 64 KiB");
    EXPECT(NULL, MAIN PIPE DEADLOCK "1.000000 0 waiting call=write channel=1\n", 0,
           "main waits in write on pipe A, which is full", "A pipe holds 64 KiB");
}

Test(wait_channel, on_a_socket_that_it_holds_both_ends_of) {
    EXPECT(NULL,
           MAIN "0.000000 0 channel channel=1 kind=socket\n"
                "0.000000 0 channel channel=2 kind=socket peer=1\n" DEADLOCK
                "1.000000 0 waiting call=recvfrom channel=1\n"
                "1.000000 0 held channel=2 end=both fd=3\n"
                "1.000000 0 held channel=1 end=both fd=4\n",
           0,
           "main waits in recvfrom on socket A, whose write end is still open only in main itself "
           "as fd 4",
           "only when every copy of the write end is closed");
}

Test(wait_channel, for_messages) {
#define QUEUE(kind) MAIN "0.000000 0 channel channel=1 kind=" kind "\n" DEADLOCK
    EXPECT(NULL, QUEUE("msgqueue") "1.000000 0 waiting call=msgrcv channel=1\n", 0,
           "main waits in msgrcv on message queue A, and nobody is left to send a message",
           "Count the messages");
    EXPECT("mq_receive(q, b, 9, 0);",
           QUEUE("mqueue") "1.000000 0 waiting call=mq_timedreceive channel=1\n", 0,
           "main waits in mq_receive (prog.c:7) on message queue A, and nobody is left to send a "
           "message",
           "Count the messages");
    EXPECT(NULL, MAIN DEADLOCK "1.000000 0 waiting call=msgrcv\n", 0,
           "main waits in msgrcv on a message queue, and nobody is left to send a message",
           "Count the messages");
    EXPECT(NULL, QUEUE("msgqueue") "1.000000 0 waiting call=msgsnd channel=1\n", 0,
           "main waits in msgsnd on message queue A, which is full, and nobody is left to take a "
           "message",
           "must receive while they are sent");
}

// Who has got what was sent, and reads again.
Test(wait_channel, for_one_message_too_many) {
#define SENT TWO PIPE "0.000000 0 write channel=1 bytes=4\n0.000000 1 read channel=1 bytes=4\n"
#define READS DEADLOCK "1.000000 1 waiting call=read channel=1\n"
    struct waits one =
        waiting_at(NULL, SENT READS FOR_CHILD "1.000000 0 held channel=1 end=write fd=4\n");
    cr_expect(strstr(one.hint, "or close it"), "%s", one.hint);
    cr_expect(strstr(one.hint, "one message more than is sent"), "%s", one.hint);
    struct waits spare =
        waiting_at(NULL, SENT READS FOR_CHILD "1.000000 0 held channel=1 end=write fd=4\n"
                                              "1.000000 1 held channel=1 end=write fd=4\n");
    cr_expect(strstr(spare.hint, "close it there"), "%s", spare.hint);
    cr_expect(strstr(spare.hint, "reads once too often"), "%s", spare.hint);
    struct waits none =
        waiting_at(NULL, TWO PIPE READS FOR_CHILD "1.000000 0 held channel=1 end=write fd=4\n");
    cr_expect_null(strstr(none.hint, "more than is sent"), "nothing came: %s", none.hint);
}
