// SPDX-License-Identifier: MIT
// What has to be known of a gradebook before it is uploaded.
#include "gradebook_notes.h"

#include <string.h>

enum { MOST_NAME = 80 };

void gradebook_note(struct gradebook_notes *notes, const char *text, const char *item) {
    struct gradebook_note *last =
        notes->list.count ? &notes->list.items[notes->list.count - 1] : NULL;
    if (!last || strcmp(last->text, text) != 0) {
        last = ARRAY_ADD(notes->arena, &notes->list);
        last->text = text;
    }
    *ARRAY_ADD(notes->arena, &last->items) = item;
}

static const char *shown(struct arena *arena, const char *text) {
    return text_shown(arena, text_of(text), MOST_NAME);
}

const char *gradebook_name(struct arena *arena, const struct gradebook_student *student) {
    const char *name = shown(arena, student->name);
    return student->full_name && student->id
               ? arena_print(arena, "%s (%s)", shown(arena, student->full_name),
                             shown(arena, student->id))
               : name;
}

const char *gradebook_line_name(const struct gradebook *gradebook,
                                const struct gradebook_line *line) {
    struct arena *arena = gradebook->arena;
    if (!line->row)
        return gradebook_name(arena, line->student);
    const char *name = "";
    for (int key = ROSTER_NAME; key >= 0 && !*name; key--)
        name = roster_cell(gradebook->roster, line->row, (enum roster_key)key);
    return arena_print(arena, "%s:%d: %s", gradebook->roster->file, line->row->line,
                       shown(arena, name));
}

static void tell_left_out(const struct gradebook *gradebook, struct gradebook_notes *notes) {
    const char *file = gradebook->roster->file;
    const char *text =
        arena_print(notes->arena, "left out, as %s does not have these students:", file);
    ARRAY_EACH(student, &gradebook->students)
        if (student->match.count == 0)
            gradebook_note(notes, text, gradebook_name(notes->arena, student));
}

const char *gradebook_claim(const struct gradebook *gradebook,
                            const struct gradebook_student *student) {
    const struct roster_row *rows = gradebook->roster->rows.items;
    const struct roster_match *match = &student->match;
    const char *name = gradebook_name(gradebook->arena, student);
    const char *key = roster_key_name(match->key);
    if (match->count == 1)
        return arena_print(gradebook->arena, "%s: line %d by its %s, as others here", name,
                           rows[match->first].line, key);
    if (match->key == match->second_key)
        return arena_print(gradebook->arena, "%s: lines %d and %d by their %s", name,
                           rows[match->first].line, rows[match->second].line, key);
    return arena_print(gradebook->arena, "%s: line %d by its %s, but line %d by its %s", name,
                       rows[match->first].line, key, rows[match->second].line,
                       roster_key_name(match->second_key));
}

static void tell_ambiguous(const struct gradebook *gradebook, struct gradebook_notes *notes) {
    const char *text = arena_print(
        notes->arena, "left out, as it is not clear who in %s is meant:", gradebook->roster->file);
    ARRAY_EACH(student, &gradebook->students)
        if (student->left_out && student->match.count)
            gradebook_note(notes, text, gradebook_claim(gradebook, student));
}

static void tell_empty(const struct gradebook *gradebook, struct gradebook_notes *notes) {
    ARRAY_EACH(line, &gradebook->lines)
        if (!line->student || !line->student->results.count)
            gradebook_note(notes,
                           "no results, so no points:", gradebook_line_name(gradebook, line));
}

static void tell_problems(const struct gradebook *gradebook, struct gradebook_notes *notes) {
    ARRAY_EACH(line, &gradebook->lines) {
        if (!line->student)
            continue;
        ARRAY_EACH(result, &line->student->results)
            if (result->problem)
                gradebook_note(
                    notes, "could not be graded, so no points; grade again before you upload:",
                    arena_print(notes->arena, "%s: %s%s%s", gradebook_line_name(gradebook, line),
                                shown(notes->arena, result->exercise), *result->problem ? ": " : "",
                                text_shown(notes->arena, text_of(result->problem), SIZE_MAX)));
    }
}

static void tell_specifications(const struct gradebook *gradebook, struct gradebook_notes *notes) {
    ARRAY_EACH(exercise, &gradebook->exercises)
        if (exercise->others)
            gradebook_note(notes,
                           "graded by different versions of a specification, so points can not "
                           "be compared; grade again:",
                           arena_print(notes->arena, "%s: %zu of %zu by another one than most",
                                       shown(notes->arena, exercise->name), exercise->others,
                                       exercise->count));
}

void gradebook_tell(const struct gradebook *gradebook, struct gradebook_notes *notes) {
    if (gradebook->roster) {
        tell_left_out(gradebook, notes);
        tell_ambiguous(gradebook, notes);
    }
    tell_empty(gradebook, notes);
    tell_problems(gradebook, notes);
    tell_specifications(gradebook, notes);
}
