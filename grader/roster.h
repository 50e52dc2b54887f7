// SPDX-License-Identifier: MIT
// The list of a course's students: the gradebook that Canvas exports, the worksheet that Moodle
// does, or any table whose first row says what is in its columns.
#pragma once

#include "base/csv.h"

// What tells who a student is, the surest first.
enum roster_key {
    ROSTER_ID,     // the platform's own: Canvas' ID, the number of Moodle's participant
    ROSTER_NUMBER, // the university's
    ROSTER_LOGIN,
    ROSTER_EMAIL,
    ROSTER_NAME,
    ROSTER_KEYS
};

struct roster_mark {
    enum roster_key key;
    const char *value; // folded; "Doe, Jane" as "jane doe"
};

struct roster_row {
    int line; // of the file
    const char *const *cells;
    ARRAY_OF(struct roster_mark) marks;
};

struct roster {
    const char *file;
    const char *const *headers; // as many as each row has cells
    const int *meanings;        // of these columns
    size_t columns;
    ARRAY_OF(struct roster_row) rows;   // a student each
    const char *const *points_possible; // cells of Canvas' row of that name; or NULL
};

// False, the author's fault: it can not be read, or tells nobody's name. Messages have file:line.
bool roster_read(struct arena *arena, const char *file, struct text text, struct roster *out_roster,
                 struct error *err);

// As it is compared: without blanks at its ends, others made one space, ASCII letters small.
const char *roster_fold(struct arena *arena, const char *text);

// The column under this header; SIZE_MAX where there is none.
size_t roster_column(const struct roster *roster, const char *header);

// Whether a column says who a student is, or of which group, as against grades.
bool roster_identifies(const struct roster *roster, size_t column);

// Whether it is an export of Canvas' gradebook.
bool roster_is_canvas(const struct roster *roster);

// The first cell with such a mark, as it is; "" where there is none.
const char *roster_cell(const struct roster *roster, const struct roster_row *row,
                        enum roster_key key);

const char *roster_key_name(enum roster_key key); // "ID", for messages

struct roster_match {
    size_t count;                    // of the rows that fit equally well
    size_t first, second;            // their numbers
    enum roster_key key, second_key; // by which they fit
};

// The row that every mark fits which fits any row; where there is none, two that contradict each
// other. The name is that of the student's folder, of any bytes; full_name and id may be NULL.
struct roster_match roster_find(struct arena *arena, const struct roster *roster, const char *name,
                                const char *full_name, const char *id);
