// SPDX-License-Identifier: MIT
// The list of a course's students, and who of them is meant.
#include "roster.h"

#include <string.h>

// --- what is in a column

enum { FIRST_NAME = ROSTER_KEYS, LAST_NAME, OTHER, UNKNOWN }; // beside the keys

static const struct {
    const char *header; // folded
    int meaning;
} known[] = {
    {"id", ROSTER_ID},
    {"identifier", ROSTER_ID},
    {"sis user id", ROSTER_NUMBER},
    {"id number", ROSTER_NUMBER},
    {"idnumber", ROSTER_NUMBER},
    {"sis login id", ROSTER_LOGIN},
    {"login", ROSTER_LOGIN},
    {"username", ROSTER_LOGIN},
    {"email address", ROSTER_EMAIL},
    {"email", ROSTER_EMAIL},
    {"student", ROSTER_NAME},
    {"full name", ROSTER_NAME},
    {"name", ROSTER_NAME},
    {"firstname", FIRST_NAME},
    {"first name", FIRST_NAME},
    {"lastname", LAST_NAME},
    {"last name", LAST_NAME},
    {"surname", LAST_NAME},
    {"integration id", OTHER},
    {"root account", OTHER},
    {"section", OTHER},
    {"group", OTHER},
    {"groups", OTHER},
};

static bool is_blank(char byte) { return byte && strchr(" \t\r\n", byte); }

const char *roster_fold(struct arena *arena, const char *text) {
    struct str out = {.arena = arena};
    str_add(&out, TEXT(""));
    for (; *text; text++) {
        char small = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;
        if (!is_blank(small))
            str_add(&out, (struct text){&small, 1});
        else if (out.size && text[1] && !is_blank(text[1]))
            str_add(&out, TEXT(" "));
    }
    return str_text(&out).data;
}

static int meaning_of(struct arena *arena, const char *header) {
    const char *folded = roster_fold(arena, header);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(folded, known[i].header) == 0)
            return known[i].meaning;
    return UNKNOWN;
}

bool roster_identifies(const struct roster *roster, size_t column) {
    return roster->meanings[column] != UNKNOWN;
}

size_t roster_column(const struct roster *roster, const char *header) {
    CLEANUP_ARENA struct arena arena = {0};
    const char *folded = roster_fold(&arena, header);
    for (size_t i = 0; i < roster->columns; i++)
        if (strcmp(roster_fold(&arena, roster->headers[i]), folded) == 0)
            return i;
    return SIZE_MAX;
}

bool roster_is_canvas(const struct roster *roster) {
    return (strstr(roster->headers[0], "Student") || strcmp(roster->headers[0], "LastName") == 0) &&
           roster_column(roster, "ID") < roster->columns &&
           roster_column(roster, "Section") < roster->columns;
}

const char *roster_key_name(enum roster_key key) {
    static const char *const names[] = {"ID", "ID number", "login", "email address", "name"};
    return names[key];
}

// --- who a row is

// "Doe, Jane" is Jane Doe.
static const char *fold_name(struct arena *arena, const char *name) {
    const char *folded = roster_fold(arena, text_shown(arena, text_of(name), SIZE_MAX));
    const char *comma = strchr(folded, ',');
    return comma ? roster_fold(arena, arena_print(arena, "%s %.*s", comma + 1,
                                                  (int)(comma - folded), folded))
                 : folded;
}

// "Participant 123", in whatever language, is 123.
static const char *fold_id(struct arena *arena, const char *id) {
    const char *folded = roster_fold(arena, id), *space = strrchr(folded, ' ');
    return space && space[1 + strspn(space + 1, "0123456789")] == '\0' ? space + 1 : folded;
}

static void add_mark(struct arena *arena, struct roster_row *row, enum roster_key key,
                     const char *cell) {
    const char *value = key == ROSTER_NAME ? fold_name(arena, cell)
                        : key == ROSTER_ID ? fold_id(arena, cell)
                                           : roster_fold(arena, cell);
    if (*value)
        *ARRAY_ADD(arena, &row->marks) = (struct roster_mark){key, value};
}

static void add_marks(struct arena *arena, const struct roster *roster, struct roster_row *row) {
    const char *parts[] = {"", ""};
    for (size_t i = 0; i < roster->columns; i++) {
        int meaning = roster->meanings[i];
        if (meaning < ROSTER_KEYS)
            add_mark(arena, row, (enum roster_key)meaning, row->cells[i]);
        else if (meaning < OTHER)
            parts[meaning - FIRST_NAME] = row->cells[i];
    }
    add_mark(arena, row, ROSTER_NAME, arena_print(arena, "%s %s", parts[0], parts[1]));
}

const char *roster_cell(const struct roster *roster, const struct roster_row *row,
                        enum roster_key key) {
    for (size_t i = 0; i < roster->columns; i++)
        if (roster->meanings[i] == (int)key)
            return row->cells[i];
    return "";
}

// --- reading

static bool take_header(struct arena *arena, const struct csv_table *table, struct roster *roster,
                        struct error *err) {
    bool tells = false;
    if (!table->rows.count)
        return error_set(err, BLAME_AUTHOR, "%s:1: there is nothing in it", roster->file);
    const struct csv_row *first = &table->rows.items[0];
    int *meanings = arena_alloc(arena, first->cells.count * sizeof *meanings);
    for (size_t i = 0; i < first->cells.count; i++) {
        meanings[i] = meaning_of(arena, first->cells.items[i]);
        tells |= meanings[i] < OTHER;
    }
    roster->headers = first->cells.items;
    roster->meanings = meanings;
    roster->columns = first->cells.count;
    return tells ||
           error_set(err, BLAME_AUTHOR,
                     "%s:%d: no column tells who a student is; this row should name one "
                     "of: id, identifier, id number, login, username, email, student, name",
                     roster->file, first->line);
}

// No student's, whatever one of them is called.
static bool is_points_possible(struct arena *arena, const struct roster *roster,
                               const struct roster_row *row) {
    return roster_is_canvas(roster) && !roster->points_possible &&
           strcmp(roster_fold(arena, row->cells[0]), "points possible") == 0 &&
           !*roster_fold(arena, roster_cell(roster, row, ROSTER_ID));
}

static bool take_row(struct arena *arena, const struct csv_row *row, struct roster *roster,
                     struct error *err) {
    if (row->cells.count != roster->columns)
        return error_set(err, BLAME_AUTHOR, "%s:%d: this row has %zu cells, and the first one %zu",
                         roster->file, row->line, row->cells.count, roster->columns);
    struct roster_row student = {.line = row->line, .cells = row->cells.items};
    if (is_points_possible(arena, roster, &student)) {
        roster->points_possible = student.cells;
        return true;
    }
    add_marks(arena, roster, &student);
    if (student.marks.count) // none: such as Canvas' row of which grades are hidden
        *ARRAY_ADD(arena, &roster->rows) = student;
    return true;
}

bool roster_read(struct arena *arena, const char *file, struct text text, struct roster *out_roster,
                 struct error *err) {
    struct csv_table table;
    *out_roster = (struct roster){.file = file};
    if (!csv_read(arena, file, text, &table, err) || !take_header(arena, &table, out_roster, err))
        return false;
    for (size_t i = 1; i < table.rows.count; i++)
        if (!take_row(arena, &table.rows.items[i], out_roster, err))
            return false;
    return out_roster->rows.count ||
           error_set(err, BLAME_AUTHOR, "%s: there is no student in it", file);
}

// --- who is meant

// What is known of a student, folded, by key.
struct wanted {
    const char *values[ROSTER_KEYS];
};

// The keys by which it is this row, as bits.
static unsigned fits(const struct wanted *wanted, const struct roster_row *row) {
    unsigned keys = 0;
    ARRAY_EACH(mark, &row->marks)
        if (strcmp(mark->value, wanted->values[mark->key]) == 0)
            keys |= 1U << mark->key;
    return keys;
}

static enum roster_key surest(unsigned keys) { return (enum roster_key)__builtin_ctz(keys); }

static size_t first_by(const struct roster *roster, const struct wanted *wanted, unsigned keys) {
    size_t i = 0;
    while (!(fits(wanted, &roster->rows.items[i]) & keys))
        i++;
    return i;
}

// No row fits by all these keys: the first one by the surest, and one by a key that this one lacks.
static struct roster_match contradiction(const struct roster *roster, const struct wanted *wanted,
                                         unsigned keys) {
    struct roster_match match = {.count = 2, .key = surest(keys)};
    match.first = first_by(roster, wanted, 1U << match.key);
    match.second_key = surest(keys & ~fits(wanted, &roster->rows.items[match.first]));
    match.second = first_by(roster, wanted, 1U << match.second_key);
    return match;
}

static struct roster_match find(const struct roster *roster, const struct wanted *wanted) {
    struct roster_match match = {0};
    unsigned all = 0;
    ARRAY_EACH(row, &roster->rows)
        all |= fits(wanted, row);
    if (!all)
        return match;
    match.key = match.second_key = surest(all);
    for (size_t i = 0; i < roster->rows.count; i++) {
        if (fits(wanted, &roster->rows.items[i]) != all)
            continue;
        *(match.count ? &match.second : &match.first) = i;
        match.count++;
    }
    return match.count ? match : contradiction(roster, wanted, all);
}

struct roster_match roster_find(struct arena *arena, const struct roster *roster, const char *name,
                                const char *full_name, const char *id) {
    struct wanted wanted;
    for (enum roster_key key = ROSTER_ID; key < ROSTER_KEYS; key++)
        wanted.values[key] = roster_fold(arena, name);
    if (id)
        wanted.values[ROSTER_ID] = roster_fold(arena, id);
    wanted.values[ROSTER_NAME] = fold_name(arena, full_name ? full_name : name);
    return find(roster, &wanted);
}
