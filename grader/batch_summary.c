// SPDX-License-Identifier: MIT
// What became of a class, in words.
#include "batch_summary.h"

enum { MOST_NAME = 60 };

static void tell_changes(const struct batch *batch, struct str *out) {
    const char *title = "points change:\n";
    ARRAY_EACH(row, &batch->rows) {
        if (row->fate != FATE_GRADED || row->points_before < 0 || !row->changes[0])
            continue;
        str_print(out, "%s  %-30s %-30s %2d -> %2d  (%s)\n", title, row->student, row->exercise,
                  row->points_before, row->points, row->changes);
        title = "";
    }
}

static void tell_fate(const struct batch *batch, enum fate fate, const char *title,
                      struct str *out) {
    ARRAY_EACH(row, &batch->rows) {
        if (row->fate != fate)
            continue;
        str_print(out, "%s  %s%s%s: %s\n", title, row->student, row->exercise ? "/" : "",
                  row->exercise ? row->exercise : "", row->words);
        title = "";
    }
}

static void tell_left_out(const struct batch *batch, struct str *out) {
    const char *title = "nobody's, as it is neither a folder nor an archive:\n";
    ARRAY_EACH(name, &batch->class->left_out) {
        str_print(out, "%s  %s\n", title, text_shown(batch->arena, text_of(*name), MOST_NAME));
        title = "";
    }
}

static void tell_sum(const struct batch *batch, struct str *out) {
    const batch_rows *rows = &batch->rows;
    size_t students = batch_count(batch), others = batch_rows_count(rows, FATE_PASSED_OVER);
    str_print(out, "%zu student%s; grades: %zu new%s, %zu used again", students,
              students == 1 ? "" : "s", batch_rows_count(rows, FATE_GRADED),
              batch->wish.dry ? " (not written)" : "", batch_rows_count(rows, FATE_USED_AGAIN));
    if (others)
        str_print(out, ", %zu passed over", others);
    str_print(out, ", %zu could not be made\n", batch_rows_count(rows, FATE_BROKEN));
}

void batch_summary(const struct batch *batch, struct str *out) {
    if (!batch->quiet || batch->wish.dry)
        tell_changes(batch, out);
    tell_left_out(batch, out);
    tell_fate(batch, FATE_UNKNOWN, "not graded, as it is not clear what is meant:\n", out);
    tell_fate(
        batch, FATE_LEFT,
        "graded by an earlier batch, and not handed in any more (remove the file if the grade "
        "is not to count):\n",
        out);
    tell_fate(batch, FATE_BROKEN,
              "could not be graded, which is no zero (the same command tries again):\n", out);
    tell_sum(batch, out);
}
