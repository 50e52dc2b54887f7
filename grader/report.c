// SPDX-License-Identifier: MIT
// The table of reports, and what several of them share.
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

// --- what formats share

json_t *report_string(struct arena *arena, const char *text) {
    return text ? json_string(text_shown(arena, text_of(text), SIZE_MAX)) : json_null();
}

const char *report_log(const struct verdict *verdict, struct arena *arena) {
    enum { MOST = 16 * 1024 };
    struct str log = {.arena = arena};
    struct text rest = verdict->log, line;
    str_add(&log, TEXT(""));
    while (log.size < MOST && text_next_line(&rest, &line))
        str_print(&log, "%s\n", text_shown(arena, line, MOST));
    return log.data;
}

const char *report_details(const struct check_verdict *check, struct arena *arena) {
    struct str told = {.arena = arena}, shown = {.arena = arena};
    struct text line;
    if (check->outcome != OUTCOME_PASS)
        check_verdict_tell(check, &told);
    for (struct text rest = str_text(&told); text_next_line(&rest, &line);)
        str_print(&shown, "%s\n", text_shown(arena, line, SIZE_MAX));
    return str_text(&shown).data;
}

const char *report_title(const struct report_input *input, const struct verdict *verdict,
                         const struct check_verdict *check, struct arena *arena) {
    return input->count == 1 ? check->title
                             : arena_print(arena, "%s: %s", verdict->exercise, check->title);
}

bool report_is_faulty(const struct report_input *input) {
    return verdicts_status(input->verdicts, input->count) == BLAME_GRADER;
}
