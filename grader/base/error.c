// SPDX-License-Identifier: MIT
// A fault that is not the student's: whose it is, and what happened where.
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MOST_NUMBER = 133 }; // of the system's errors

bool error_set(struct error *err, enum blame blame, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    err->blame = blame;
    vsnprintf(err->text, sizeof err->text, format, arguments);
    va_end(arguments);
    return false;
}

bool error_errno(struct error *err, const char *format, ...) {
    const char *meaning = strerror(errno);
    va_list arguments;
    va_start(arguments, format);
    err->blame = BLAME_GRADER;
    vsnprintf(err->text, sizeof err->text, format, arguments);
    va_end(arguments);
    size_t used = strlen(err->text);
    snprintf(err->text + used, sizeof err->text - used, ": %s", meaning);
    return false;
}

bool error_context(struct error *err, const char *format, ...) {
    char inner[sizeof err->text];
    memcpy(inner, err->text, sizeof inner);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(err->text, sizeof err->text, format, arguments);
    va_end(arguments);
    size_t used = strlen(err->text);
    snprintf(err->text + used, sizeof err->text - used, ": %s", inner);
    return false;
}

int error_number(const char *name) {
    for (int number = 1; number <= MOST_NUMBER; number++) {
        const char *known = strerrorname_np(number);
        if (known && strcmp(known, name) == 0)
            return number;
    }
    return 0;
}
