// SPDX-License-Identifier: MIT
// What the grading of a right or wrong program showed.
#include "showing.h"

#include <string.h>

enum { MOST_SHOWN = 1500 };

struct view {
    struct arena *arena;
    const struct program *program;
    const struct verdict *verdict;
    struct str faults;
    bool broken; // and so it was told
};

static const struct check_verdict *said_of(const struct view *view, const char *id) {
    ARRAY_EACH(check, &view->verdict->checks)
        if (strcmp(check->id, id) == 0)
            return check;
    return NULL;
}

static const char *message_of(const struct view *view, const struct check_verdict *check) {
    const char *message = check->message ? check->message : "";
    return text_shown(view->arena, text_of(message), MOST_SHOWN);
}

static bool is_among(const struct wrong_check *checks, size_t count, const char *id) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(checks[i].id, id) == 0)
            return true;
    return false;
}

static bool is_required(const struct view *view, const char *id) {
    const struct wrong_program *row = view->program->row;
    return row && is_among(row->required.items, row->required.count, id);
}

static bool is_permitted(const struct view *view, const char *id) {
    const struct wrong_program *row = view->program->row;
    return row && is_among(row->permitted.items, row->permitted.count, id);
}

static enum mark mark_of(const struct view *view, const struct check_verdict *check) {
    bool wrong = view->program->role == ROLE_WRONG, required = is_required(view, check->id);
    switch (check->outcome) {
    case OUTCOME_ERROR:
        return MARK_ERROR;
    case OUTCOME_PASS:
        return required ? MARK_ODD : MARK_PASSED;
    case OUTCOME_SKIPPED:
        return required || !wrong || !check->message ? MARK_ODD : MARK_SKIPPED;
    case OUTCOME_FAIL:
        break;
    }
    return required ? MARK_REQUIRED : is_permitted(view, check->id) ? MARK_PERMITTED : MARK_ODD;
}

// One fault of ours is the same in many checks.
static void explain_error(struct view *view, const char *id, const char *message) {
    if (!view->broken)
        str_print(&view->faults, "the grader failed at `%s`: %s\n", id, message);
    view->broken = true;
}

// Why the mark is MARK_ODD or MARK_ERROR.
static void explain(struct view *view, const struct check_verdict *check) {
    struct str *faults = &view->faults;
    const char *message = message_of(view, check);
    if (check->outcome == OUTCOME_ERROR)
        explain_error(view, check->id, message);
    else if (view->program->role != ROLE_WRONG)
        str_print(faults, "a right program, but `%s` %s: %s\n", check->id,
                  check->outcome == OUTCOME_FAIL ? "fails" : "is skipped", message);
    else if (check->outcome == OUTCOME_FAIL)
        str_print(faults, "`%s` must not fail, but does: %s\n", check->id, message);
    else if (check->outcome == OUTCOME_PASS)
        str_print(faults, "`%s` must fail, but passes%s\n", check->id,
                  view->verdict->outcome == OUTCOME_PASS ? ", and so does all else" : "");
    else if (is_required(view, check->id))
        str_print(faults, "`%s` must fail, but is skipped: %s\n", check->id, message);
    else
        str_print(faults, "`%s` is skipped without a reason\n", check->id);
}

// A wrong program that is not in the list: what its row could say.
static void explain_missing_row(struct view *view) {
    struct str failed = {.arena = view->arena};
    ARRAY_EACH(check, &view->verdict->checks)
        if (check->outcome == OUTCOME_FAIL)
            str_print(&failed, "%s`%s`", failed.size ? ", " : "", check->id);
    str_print(&view->faults, "this program has no row in wrong.yaml; it fails %s\n",
              failed.size ? failed.data : "nothing");
}

static void judge_message(struct view *view) {
    const struct wrong_program *row = view->program->row;
    if (!row || !row->message)
        return;
    const struct check_verdict *check = said_of(view, row->required.items[0].id);
    if (check && check->outcome == OUTCOME_FAIL && !strstr(check->message, row->message))
        str_print(&view->faults, "the message of `%s` lacks “%s”: %s\n", check->id, row->message,
                  message_of(view, check));
}

// A mark for each check of the specification; a fault where one was not judged at all.
static const char *all_marks(struct view *view) {
    struct str marks = {.arena = view->arena};
    ARRAY_EACH(check, &view->program->target.spec->checks) {
        const struct check_verdict *said = said_of(view, check->id);
        str_print(&marks, "%c", said ? (char)mark_of(view, said) : (char)MARK_ERROR);
        if (!said)
            explain_error(view, check->id, "it was not judged");
    }
    return str_text(&marks).data;
}

void showing_make(struct arena *arena, const struct program *program, const struct verdict *verdict,
                  struct showing *out_showing) {
    struct view view = {arena, program, verdict, {.arena = arena}, false};
    struct str words = {.arena = arena};
    bool listed = program->role != ROLE_WRONG || program->row;
    if (!listed)
        explain_missing_row(&view);
    ARRAY_EACH(check, &verdict->checks) {
        enum mark mark = mark_of(&view, check);
        if (mark == MARK_ERROR || (mark == MARK_ODD && listed))
            explain(&view, check);
        if (check->outcome == OUTCOME_FAIL)
            str_print(&words, "%s: %s\n", check->id, message_of(&view, check));
    }
    judge_message(&view);
    out_showing->marks = all_marks(&view);
    out_showing->faults = str_text(&view.faults).data;
    out_showing->words = str_text(&words).data;
    out_showing->broken = view.broken;
}

// --- as bytes: texts with a NUL behind each

enum { PARTS = 4 };

void showing_write(const struct showing *showing, struct str *out) {
    const char *const parts[PARTS] = {showing->broken ? "broken" : "", showing->marks,
                                      showing->faults, showing->words};
    for (size_t i = 0; i < PARTS; i++)
        str_add(out, (struct text){parts[i], strlen(parts[i]) + 1});
}

bool showing_read(struct arena *arena, struct text text, struct showing *out_showing) {
    const char *at = arena_copy(arena, text.data, text.size), *end = at + text.size;
    const char *parts[PARTS];
    for (size_t i = 0; i < PARTS; i++) {
        if (at >= end)
            return false;
        parts[i] = at;
        at += strlen(at) + 1;
    }
    *out_showing = (struct showing){parts[1], *parts[0] != '\0', parts[2], parts[3]};
    return at == end;
}
