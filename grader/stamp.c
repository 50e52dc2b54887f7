// SPDX-License-Identifier: MIT
// Finds the moments that lines speak of.
#include "stamp.h"
#include "matched_lines.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

// What is read is written again: only a date that is one, in just this form, gives the same text.
bool stamp_parse(struct text words, int64_t *out_time) {
    static const char form[] = "2026-06-01 09:00:00.000000";
    char copy[sizeof form] = "", again[96];
    struct tm date = {0};
    int micro;
    if (words.size != sizeof form - 1)
        return false;
    memcpy(copy, words.data, words.size);
    if (sscanf(copy, "%4d-%2d-%2d %2d:%2d:%2d.%6d", &date.tm_year, &date.tm_mon, &date.tm_mday,
               &date.tm_hour, &date.tm_min, &date.tm_sec, &micro) != 7 ||
        micro < 0)
        return false;
    date.tm_year -= 1900, date.tm_mon -= 1;
    time_t seconds = timegm(&date); // makes of the 31st of June the 1st of July
    snprintf(again, sizeof again, "%04d-%02d-%02d %02d:%02d:%02d.%06d", date.tm_year + 1900,
             date.tm_mon + 1, date.tm_mday, date.tm_hour, date.tm_min, date.tm_sec, micro);
    *out_time = ((int64_t)seconds - TRACE_DATE) * 1000000 + micro;
    return strcmp(copy, again) == 0;
}

struct stamps stamps_read(const struct evidence *evidence, const struct pattern *pattern,
                          bool printed, struct arena *arena) {
    struct stamps stamps = {0};
    struct matched_lines lines =
        matched_lines_read(evidence, pattern, printed ? STAMP_GROUP : NULL, NULL, arena);
    ARRAY_EACH(line, &lines) {
        struct stamp stamp = {.process = line->process,
                              .line = line->line,
                              .words = line->value,
                              .time = line->line.done};
        stamp.valid = !printed || stamp_parse(stamp.words, &stamp.time);
        *ARRAY_ADD(arena, &stamps) = stamp;
    }
    return stamps;
}
