// SPDX-License-Identifier: MIT
// The verdicts as comma-separated values (RFC 4180), a check a row, for spreadsheets.
#include "report.h"

#include <string.h>

// What begins so is a formula to a spreadsheet, which would compute it.
static bool is_formula(const char *text) { return *text && strchr("=+-@\t\r", *text); }

static void write_cell(FILE *file, const char *text, struct arena *arena) {
    const char *shown = text_shown(arena, text_of(text ? text : ""), SIZE_MAX);
    fputs(is_formula(shown) ? "\"'" : "\"", file);
    for (; *shown; shown++)
        fputs(*shown == '"' ? "\"\"" : (char[]){*shown, '\0'}, file);
    fputc('"', file);
}

static void write_check(FILE *file, const struct verdict *verdict,
                        const struct check_verdict *check, struct arena *arena) {
    const char *const cells[] = {verdict->submission, verdict->exercise, check->id, check->title,
                                 outcome_name(check->outcome)};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        write_cell(file, cells[i], arena);
        fputc(',', file);
    }
    fprintf(file, "%d,%d,", check->points, check->max_points);
    write_cell(file, check->message, arena);
    fputs("\r\n", file);
}

static void write(FILE *file, const struct report_input *input, struct arena *arena) {
    fputs("submission,exercise,check,title,outcome,points,max_points,message\r\n", file);
    for (size_t i = 0; i < input->count; i++)
        ARRAY_EACH(check, &input->verdicts[i].checks)
            write_check(file, &input->verdicts[i], check, arena);
}

const struct report report_csv = {
    .name = "csv",
    .summary = "a check a row, for spreadsheets",
    .write = write,
};
