// SPDX-License-Identifier: MIT
// The command line of `grader check`.
#pragma once

#include "base/array.h"
#include "report.h"
#include "schedules.h"
#include "target_options.h"

struct report_wish {
    const struct report *report;
    const char *path; // NULL: standard output
    FILE *file;       // once it is open
};

struct options {
    ARRAY_OF(const char *) submissions;
    ARRAY_OF(struct report_wish) reports;
    struct target_options target;
    const char *keep;
    struct schedule_wish wish;
    bool quiet, verbose;
    bool for_students; // hidden checks stay so
};

extern const struct argp check_argp;

// Ends the program with status 2 where the command line is wrong, and with 0 after --help.
void options_parse(struct arena *arena, int argc, char **argv, struct options *out_options);
