// SPDX-License-Identifier: MIT
// Lets a check judge a run that is written down by hand, event by event.
#pragma once

#include "check.h"

#include <criterion/criterion.h>
#include <string.h>

// Every test ends it.
extern struct arena judge_arena;
void judge_clear(void);

// `events` are lines of a trace without its head and its end. The student's only source is prog.c.
const struct evidence *judge_evidence(enum tool tool, const char *events);

// The line of an event that holds a part of a file.
const char *judge_file(const char *path, const char *data);

// `yaml`: the check's parameters.
struct result judge(const struct check_kind *kind, const char *yaml, const char *events);

// `events`: of each run, ended by NULL.
struct result judge_together(const struct check_kind *kind, const char *yaml,
                             const char *const *events);

// What is wrong with the parameters; "" where nothing is.
const char *judge_complaints(const struct check_kind *kind, const char *yaml);

#define EXPECT_PASS(actual)                                                                        \
    do {                                                                                           \
        struct result got_ = (actual);                                                             \
        cr_expect_eq(got_.outcome, OUTCOME_PASS, "expected %s; seen: %s", got_.expected,           \
                     got_.seen);                                                                   \
        cr_expect_null(got_.expected);                                                             \
    } while (0)

// A failure in this process, with these words among what was expected and what was seen, and a
// hint.
#define EXPECT_FAIL(actual, where, expected_words, seen_words)                                     \
    do {                                                                                           \
        struct result got_ = (actual);                                                             \
        cr_assert_eq(got_.outcome, OUTCOME_FAIL);                                                  \
        cr_expect_eq(got_.process, (where), "in process %d", got_.process);                        \
        cr_expect(strstr(got_.expected, (expected_words)), "expected %s", got_.expected);          \
        cr_expect(strstr(got_.seen, (seen_words)), "seen: %s", got_.seen);                         \
        cr_expect_neq(got_.seen[strlen(got_.seen) - 1], '.');                                      \
        cr_assert(got_.hint &&*got_.hint);                                                         \
        cr_expect_eq(got_.hint[strlen(got_.hint) - 1], '.', "hint: %s", got_.hint);                \
    } while (0)
