// SPDX-License-Identifier: MIT
// A fault that is not the student's: whose it is, and what happened where.
#pragma once

#include <stdbool.h>

enum blame {
    BLAME_AUTHOR = 2, // the command line or the specification is wrong
    BLAME_GRADER = 3, // the grader or the machine broke
};

struct error {
    enum blame blame;
    char text[4096];
};

// All return false, so that a function can end with `return error_set(…)`.
bool error_set(struct error *err, enum blame blame, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// The same with ": " and the meaning of errno behind it, blamed on the grader.
bool error_errno(struct error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Puts "context: " before the text.
bool error_context(struct error *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// The number of an error of the system by its name, "EAGAIN"; 0: there is none.
int error_number(const char *name);
