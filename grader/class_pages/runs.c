// SPDX-License-Identifier: MIT
// Of the overview: what could not be graded, and what took long.
#include "class_pages.h"

enum { MOST_FAULTS = 200, MOST_SLOW = 20 };

static void begin_row(const struct html *html, const struct class_pages *pages,
                      struct class_place place) {
    fputs("<tr><th scope=\"row\">", html->file);
    class_pages_write_link(html, pages->summary, place.student, "");
    fputs("</th>", html->file);
    class_pages_write_cell(html, pages->summary->exercises[place.exercise].title);
}

static void write_faults(const struct html *html, const struct class_pages *pages) {
    static const struct class_column columns[] = {
        {"student", NULL}, {"exercise", NULL}, {"because", NULL}, {0}};
    const struct class_summary *summary = pages->summary;
    if (!summary->faults.count) {
        fputs("<p>Everything could be graded.</p>\n", html->file);
        return;
    }
    fprintf(
        html->file,
        "<p>%zu could not be graded by a fault of the machine's or the grader's, which costs no "
        "student a point: grade them again.</p>\n",
        summary->faults.count);
    class_pages_begin_table(html, columns);
    for (size_t i = 0; i < summary->faults.count && i < MOST_FAULTS; i++) {
        begin_row(html, pages, summary->faults.items[i].place);
        class_pages_write_cell(html, summary->faults.items[i].message);
        fputs("</tr>\n", html->file);
    }
    class_pages_end_table(html);
    if (summary->faults.count > MOST_FAULTS)
        fprintf(html->file, "<p>… and %zu more</p>\n", summary->faults.count - MOST_FAULTS);
}

void class_pages_write_runs(const struct html *html, const struct class_pages *pages) {
    static const struct class_column columns[] = {
        {"student", NULL}, {"exercise", NULL}, {"seconds", "descending"}, {0}};
    const struct class_summary *summary = pages->summary;
    write_faults(html, pages);
    fputs("<h3>The slowest</h3>\n", html->file);
    class_pages_begin_table(html, columns);
    for (size_t i = 0; i < summary->timings.count && i < MOST_SLOW; i++) {
        const struct class_timing *timing = &summary->timings.items[i];
        begin_row(html, pages, timing->place);
        class_pages_write_number(html, timing->seconds,
                                 arena_print(html->arena, "%.1f", timing->seconds));
        fputs("</tr>\n", html->file);
    }
    class_pages_end_table(html);
}
