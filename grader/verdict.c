// SPDX-License-Identifier: MIT
// What is said of one submission.
#include "verdict.h"

#include <string.h>

enum { MOST_LOG_LINES = 30, MOST_LOG_WIDTH = 300 };

const char *outcome_name(enum outcome outcome) {
    static const char *const names[] = {
        [OUTCOME_FAIL] = "fail",
        [OUTCOME_PASS] = "pass",
        [OUTCOME_ERROR] = "error",
        [OUTCOME_SKIPPED] = "skipped",
    };
    return names[outcome];
}

bool outcome_named(const char *name, enum outcome *out_outcome) {
    for (int outcome = 0; name && outcome <= OUTCOME_SKIPPED; outcome++)
        if (strcmp(outcome_name((enum outcome)outcome), name) == 0) {
            *out_outcome = (enum outcome)outcome;
            return true;
        }
    return false;
}

const char *check_verdict_where(const struct check_verdict *check) {
    const char *seen = check->result.seen;
    return check->where && seen && strstr(seen, check->where) ? NULL : check->where;
}

void check_verdict_explain(struct check_verdict *check, const char *hint,
                           const struct evidence *evidence, struct arena *arena) {
    struct result *result = &check->result;
    if (check->outcome == OUTCOME_PASS)
        return;
    if (hint && check->outcome == OUTCOME_FAIL)
        result->hint = result->certain ? arena_print(arena, "%s %s", result->hint, hint) : hint;
    if (evidence && result->process >= 0)
        check->where = process_describe(evidence, result->process, arena);
    struct str words = {.arena = arena};
    if (result->expected)
        str_print(&words, "expected %s; ", result->expected);
    str_print(&words, "%s%s", result->expected ? "saw " : "", result->seen ? result->seen : "");
    if (check_verdict_where(check))
        str_print(&words, " (in %s)", check_verdict_where(check));
    if (check->schedule)
        str_print(&words, ", under the schedule %s", check->schedule);
    if (result->hint)
        str_print(&words, ". Hint: %s", result->hint);
    check->message = words.data;
}

static bool is_hidden(const struct check_verdict *check) {
    return check->asked && check->asked->visibility != VISIBILITY_PUBLIC;
}

static void hide(struct check_verdict *check, struct arena *arena) {
    check->withheld = true;
    check->where = check->schedule = NULL;
    check->run = check->other = NULL;
    check->place = NULL;
    check->events.count = 0;
    if (check->outcome != OUTCOME_FAIL)
        return;
    check->result = (struct result){.outcome = OUTCOME_FAIL,
                                    .seen = "what this check sees is not shown",
                                    .process = PROCESS_UNKNOWN,
                                    .hint = check->asked->hint};
    check_verdict_explain(check, NULL, NULL, arena);
}

void verdict_hide(struct verdict *verdict, struct arena *arena) {
    bool hides = false;
    ARRAY_EACH(check, &verdict->checks)
        if (is_hidden(check)) {
            hides = true;
            hide(check, arena);
        }
    if (!hides || !verdict->has_driver)
        return;
    ARRAY_EACH(check, &verdict->checks)
        check->events.count = 0;
    verdict->runs.count = 0;
    verdict->evidence = NULL;
}

static void tell(const char *label, const char *words, struct str *out) {
    if (words)
        str_print(out, "%s: %s\n", label, words);
}

void check_verdict_tell(const struct check_verdict *check, struct str *out) {
    const struct result *result = &check->result;
    tell("expected", result->expected, out);
    tell(check->outcome == OUTCOME_FAIL ? "saw" : "because", result->seen, out);
    tell("where", check_verdict_where(check), out);
    tell("schedule", check->schedule, out);
    ARRAY_EACH(line, &check->events)
        tell("event", *line, out);
    tell("hint", result->hint, out);
}

void verdict_close(struct verdict *verdict) {
    verdict->outcome = OUTCOME_PASS;
    verdict->points = verdict->max_points = 0;
    ARRAY_EACH(check, &verdict->checks) {
        verdict->points += check->points;
        verdict->max_points += check->max_points;
        if (check->outcome == OUTCOME_ERROR)
            verdict->outcome = OUTCOME_ERROR;
        else if (check->outcome != OUTCOME_PASS && verdict->outcome == OUTCOME_PASS)
            verdict->outcome = OUTCOME_FAIL;
    }
}

int verdicts_status(const struct verdict *verdicts, size_t count) {
    int status = 0;
    for (size_t i = 0; i < count; i++) {
        if (verdicts[i].outcome == OUTCOME_ERROR)
            return BLAME_GRADER;
        if (verdicts[i].outcome != OUTCOME_PASS)
            status = 1;
    }
    return count ? status : BLAME_GRADER;
}

told_lines verdict_log_lines(const struct verdict *verdict, struct arena *arena) {
    struct text rest = verdict->log, line;
    told_lines lines = {0};
    while (lines.count < MOST_LOG_LINES && text_next_line(&rest, &line))
        *ARRAY_ADD(arena, &lines) = text_shown(arena, line, MOST_LOG_WIDTH);
    if (rest.size)
        *ARRAY_ADD(arena, &lines) = "… and more";
    return lines;
}

void verdict_tell_log(const struct verdict *verdict, struct str *out) {
    told_lines lines = verdict_log_lines(verdict, out->arena);
    if (lines.count)
        str_add(out, TEXT("  the compiler's words:\n"));
    ARRAY_EACH(line, &lines)
        str_print(out, "    | %s\n", *line);
}
