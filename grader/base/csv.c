// SPDX-License-Identifier: MIT
// Comma-separated values, by libcsv.
#include "base/csv.h"

#include <csv.h>
#include <string.h>

// --- reading

struct reading {
    struct arena *arena;
    struct csv_table *table;
    struct csv_row row; // its line is 0 between rows
    int line;
};

static void take_cell(void *data, size_t size, void *context) {
    struct reading *reading = context;
    if (!reading->row.line) // a carriage return alone ended the row before
        reading->row.line = reading->line;
    *ARRAY_ADD(reading->arena, &reading->row.cells) = arena_copy(reading->arena, data, size);
}

static void take_row(int end, void *context) {
    struct reading *reading = context;
    (void)end;
    *ARRAY_ADD(reading->arena, &reading->table->rows) = reading->row;
    reading->row = (struct csv_row){0};
}

// libcsv would trim cells otherwise.
static int is_no_space(unsigned char byte) {
    (void)byte;
    return 0;
}

static unsigned char delimiter_of(struct text line) {
    static const char known[] = ",;\t";
    size_t counts[sizeof known] = {0}, best = 0;
    bool quoted = false;
    for (size_t i = 0; i < line.size; i++) {
        const char *found = line.data[i] ? strchr(known, line.data[i]) : NULL;
        quoted ^= line.data[i] == '"';
        if (found && !quoted)
            counts[found - known]++;
    }
    for (size_t i = 1; known[i]; i++)
        if (counts[i] > counts[best])
            best = i;
    return (unsigned char)known[best];
}

static bool is_blank(struct text line) { return line.size == 0 || text_equal(line, TEXT("\r")); }

// A line at a time, so that it is known where a row begins.
static bool feed(struct csv_parser *parser, struct reading *reading, const char *file,
                 struct text rest, struct error *err) {
    for (struct text line; text_next_line(&rest, &line);) {
        reading->line++;
        if (!text_is_utf8(line) || memchr(line.data, '\0', line.size))
            return error_set(err, BLAME_AUTHOR,
                             "%s:%d: this is no text in UTF-8; save it as CSV in UTF-8", file,
                             reading->line);
        if (!reading->row.line && !is_blank(line))
            reading->row.line = reading->line;
        if (csv_parse(parser, line.data, line.size, take_cell, take_row, reading) != line.size ||
            csv_parse(parser, "\n", 1, take_cell, take_row, reading) != 1)
            return error_set(err, BLAME_GRADER, "%s:%d: %s", file, reading->line,
                             csv_strerror(csv_error(parser)));
    }
    return !reading->row.line || error_set(err, BLAME_AUTHOR,
                                           "%s:%d: a cell that begins with a quote in this row "
                                           "does not end with one",
                                           file, reading->row.line);
}

bool csv_read(struct arena *arena, const char *file, struct text text, struct csv_table *out_table,
              struct error *err) {
    static const char mark[] = "\xef\xbb\xbf";
    struct reading reading = {.arena = arena, .table = out_table};
    struct csv_parser parser;
    *out_table = (struct csv_table){0};
    if (text_starts(text, mark))
        text = (struct text){text.data + strlen(mark), text.size - strlen(mark)};
    struct text rest = text, first = {0};
    text_next_line(&rest, &first);
    csv_init(&parser, 0);
    csv_set_delim(&parser, delimiter_of(first));
    csv_set_space_func(&parser, is_no_space);
    bool good = feed(&parser, &reading, file, text, err);
    csv_free(&parser);
    return good;
}

// --- writing

// A spreadsheet computes what begins so, some of them also behind spaces; a number it only reads.
static bool is_formula(const char *text) {
    text += strspn(text, " ");
    if (!*text || !strchr("=+-@\t\r", *text))
        return false;
    bool number = strchr("+-", *text) && text[1 + strspn(text + 1, "0123456789.,")] == '\0';
    return !number;
}

// How many bytes of a control character are here: of ASCII, or of the second such block.
static size_t control_size(const char *at) {
    const unsigned char *byte = (const unsigned char *)at;
    if (byte[0] == 0xc2 && byte[1] >= 0x80 && byte[1] < 0xa0)
        return 2;
    return (byte[0] < 0x20 || byte[0] == 0x7f) && !strchr("\t\n\r", *at);
}

const char *csv_plain(struct arena *arena, const char *text) {
    struct str out = {.arena = arena};
    str_add(&out, TEXT(""));
    while (*text) {
        size_t size = control_size(text);
        if (!size)
            str_add(&out, (struct text){text, 1});
        text += size ? size : 1;
    }
    return out.data;
}

void csv_add_cell(struct str *str, const char *text) {
    const char *cell = csv_plain(str->arena, text);
    if (is_formula(cell))
        cell = arena_print(str->arena, "'%s", cell);
    size_t size = strlen(cell), most = 2 * size + 2;
    char *quoted = arena_alloc(str->arena, most);
    str_add(str, (struct text){quoted, csv_write(quoted, most, cell, size)});
}
