// SPDX-License-Identifier: MIT
// likeness.h: what tells a run under Valgrind from the run without it.
#include "judge.h"
#include "likeness.h"

TestSuite(likeness, .fini = judge_clear);

#define BORN                                                                                       \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"
#define SAYS(words) "0.500000 1 output stream=stdout data=\"" words "\\n\"\n"
#define ENDS(main, child) "0.600000 1 exit status=" child "\n1.000000 0 exit status=" main "\n"

static const struct evidence *run(const char *events) { return judge_evidence(TOOL_NONE, events); }

static void expect(const char *slowed, const char *words) {
    const struct evidence *plain = run(BORN SAYS("7") ENDS("0", "0"));
    const char *said = likeness_difference(plain, run(slowed), &judge_arena);
    cr_expect_str_eq(said ? said : "", words);
}

Test(likeness, lines_and_the_ends_of_children_are_left_out) { expect(BORN ENDS("0", "4"), ""); }

Test(likeness, children_of_main) {
    expect("0.000000 0 birth parent=grader pid=2 how=spawn\n1.000000 0 exit status=0\n",
           "there main has 0 children, and 1 child without");
}

Test(likeness, the_end_of_main) {
    expect(BORN SAYS("7") ENDS("4", "0"),
           "there main ended with exit status 4, and without it ended with exit status 0");
}

Test(likeness, a_call_that_valgrind_lacks) {
    cr_expect(likeness_lacks_call(
        run(BORN "0.100000 0 output stream=stderr data=\"--25-- WARNING: unhandled amd64-linux "
                 "syscall: 434\\n\"\n" ENDS("0", "0"))));
    cr_expect_not(likeness_lacks_call(run(BORN SAYS("syscall: 434") ENDS("0", "0"))));
}
