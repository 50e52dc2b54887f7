// SPDX-License-Identifier: MIT
// The check hands_back.
#include "judge.h"

TestSuite(check_hands_back, .fini = judge_clear);

#define MAIN "0.000000 0 birth parent=grader pid=2 how=spawn\n"
#define SHARES "0.000000 0 shares bytes=4096 how=writes\n"
#define CHILDREN                                                                                   \
    "0.000000 0 channel channel=1 kind=pipe\n"                                                     \
    "0.000000 0 channel channel=2 kind=pipe\n"                                                     \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"                                                   \
    "0.000000 2 birth parent=0 pid=4 how=fork\n"
#define FIRST "0.100000 1 write channel=1 bytes=4\n"
#define READS "0.100000 0 read channel=1 bytes=8\n"

static struct result judged(const char *events) { return judge(&check_hands_back, "{}", events); }

Test(check_hands_back, passes_where_each_writes_to_main) {
    EXPECT_PASS(judged(MAIN CHILDREN FIRST "0.100000 2 write channel=1 bytes=4\n" READS));
}

Test(check_hands_back, fails_where_one_is_idle) {
    EXPECT_FAIL(judged(MAIN CHILDREN FIRST READS), 2, "every child to hand a result to main",
                "process 2 (main's second child) wrote nothing that main could read");
}

Test(check_hands_back, fails_where_main_does_not_read_it) {
    EXPECT_FAIL(judged(MAIN CHILDREN FIRST "0.100000 2 write channel=2 bytes=4\n" READS), 2,
                "every child", "wrote nothing");
}

Test(check_hands_back, counts_bytes) {
    EXPECT_FAIL(judge(&check_hands_back, "{at_least: 5}", MAIN CHILDREN FIRST READS), 1,
                "5 bytes or more", "wrote 4 bytes to main");
}

Test(check_hands_back, believes_who_has_mains_shared_memory) {
    EXPECT_PASS(judged(MAIN SHARES CHILDREN));
}

Test(check_hands_back, believes_who_maps_it_itself) {
    EXPECT_PASS(judged(MAIN CHILDREN FIRST READS SHARES "0.100000 2 shares bytes=64 how=writes\n"));
}

Test(check_hands_back, does_not_believe_a_new_program_that_has_not_mapped_it) {
    EXPECT_FAIL(judged(MAIN SHARES CHILDREN "0.000000 2 exec path=\"/bin/x\"\n" READS), 2,
                "every child", "wrote nothing");
}

Test(check_hands_back, one_that_shares_with_others_only_is_not_believed) {
    EXPECT_FAIL(judged(MAIN CHILDREN FIRST READS "0.100000 2 shares bytes=64 how=writes\n"), 2,
                "every child", "shares no memory with it");
}

Test(check_hands_back, main_may_only_read_what_the_child_writes) {
    EXPECT_PASS(judged(MAIN "0.000000 0 shares bytes=64 how=reads\n" CHILDREN FIRST READS
                            "0.100000 2 shares bytes=64 how=writes\n"));
}

Test(check_hands_back, who_only_reads_hands_nothing_back) {
    EXPECT_FAIL(judged(MAIN SHARES CHILDREN FIRST READS
                       "0.100000 2 exec path=\"/bin/x\"\n0.100000 2 shares bytes=64 how=reads\n"),
                2, "every child", "shares no memory with it");
}
