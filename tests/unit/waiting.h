// SPDX-License-Identifier: MIT
// Traces of runs that ended while processes waited, and what is said of them.
#pragma once

#include "judge.h"
#include "waits.h"

#define MAIN "0.000000 0 birth parent=grader pid=2 how=spawn\n"
#define TWO MAIN "0.000000 1 birth parent=0 pid=3 how=fork\n"
#define THREE TWO "0.000000 2 birth parent=0 pid=4 how=fork\n"
#define PIPE "0.000000 0 channel channel=1 kind=pipe\n"
#define DEADLOCK "1.000000 unknown limit name=deadlock value=0\n"
#define WALL "1.000000 unknown limit name=wall value=1000000\n"
#define FOR_CHILD "1.000000 0 waiting call=wait4 for=1\n"
#define FUTEX(process, object, words)                                                              \
    "1.000000 " #process " waiting call=futex object=" #object " data=\"" words "\"\n"

// The student's source has this one line, and every process waits in it; NULL: nobody knows where.
struct waits waiting_at(const char *source, const char *events);

// These words, this process to blame, and these words in the hint; "none": there is no hint.
#define EXPECT(source, events, where, expected, advice)                                            \
    do {                                                                                           \
        struct waits got = waiting_at(source, events);                                             \
        cr_assert_not_null(got.words);                                                             \
        cr_expect_str_eq(got.words, expected, "%s", got.words);                                    \
        cr_expect_eq(got.process, where, "process %d", got.process);                               \
        const char *hint = got.hint ? got.hint : "none";                                           \
        cr_expect(strstr(hint, advice), "hint: %s", hint);                                         \
    } while (0)
