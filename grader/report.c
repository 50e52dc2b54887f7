// SPDX-License-Identifier: MIT
// The table of reports.
#include "report.h"

#include <string.h>

static const struct report *const reports[] = {
#define REPORT(name) &report_##name,
#include "reports/list.def"
#undef REPORT
};

const struct report *report_at(size_t number) {
    return number < sizeof reports / sizeof *reports ? reports[number] : NULL;
}

// `text` is the default of check_options.c.
const char report_help[] =
    "In this format: "
#define REPORT(name) #name ", "
#include "reports/list.def"
#undef REPORT
    "by default text; may be given several times, to standard output or into a file";

const struct report *report_named(const char *name) {
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
        if (strcmp(reports[i]->name, name) == 0)
            return reports[i];
    return NULL;
}

const char *report_names(struct arena *arena) {
    struct str names = {.arena = arena};
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
        str_print(&names, "%s%s", i ? ", " : "", reports[i]->name);
    return names.data;
}
