// SPDX-License-Identifier: MIT
// Comma-separated values (RFC 4180) as spreadsheets and platforms of courses read and write them.
// The only user of libcsv.
#pragma once

#include "base/array.h"
#include "base/error.h"
#include "base/str.h"

struct csv_row {
    int line; // of the file, where it begins, from 1
    ARRAY_OF(const char *) cells;
};

struct csv_table {
    ARRAY_OF(struct csv_row) rows; // without empty lines
};

// UTF-8 with or without its mark. What stands between cells (comma, semicolon or tab) is what the
// first line has most of. False, the author's fault: it is no UTF-8, or a quote is not closed.
bool csv_read(struct arena *arena, const char *file, struct text text, struct csv_table *out_table,
              struct error *err);

// Without control characters other than tabs and ends of lines.
const char *csv_plain(struct arena *arena, const char *text);

// Plain, and in quotes. What a spreadsheet would compute gets a ' in front.
void csv_add_cell(struct str *str, const char *text);
