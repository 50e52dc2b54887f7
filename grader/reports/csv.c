// SPDX-License-Identifier: MIT
// The verdicts as comma-separated values (RFC 4180), a check a row, for spreadsheets.
#include "report.h"

#include "base/csv.h"

static void add_cell(struct str *row, const char *text) {
    csv_add_cell(row, text_shown(row->arena, text_of(text ? text : ""), SIZE_MAX));
}

static void write_check(FILE *file, const struct verdict *verdict,
                        const struct check_verdict *check, struct arena *arena) {
    struct str row = {.arena = arena};
    const char *const cells[] = {verdict->submission, verdict->exercise, check->id, check->title,
                                 outcome_name(check->outcome)};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        add_cell(&row, cells[i]);
        str_add(&row, TEXT(","));
    }
    str_print(&row, "%d,%d,", check->points, check->max_points);
    add_cell(&row, check->message);
    fprintf(file, "%s\r\n", row.data);
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
