// SPDX-License-Identifier: MIT
// Of the overview: who got what.
#include "class_pages.h"

static void tell_total(const struct html *html, const struct class_summary *summary) {
    struct class_spread all = class_summary_total_spread(summary);
    fputs("<p>The bar 70 counts those with 70 to 79 per cent of the points, the bar 100 those with "
          "all of them. In the sum, an exercise without a result is worth nothing, and who has one "
          "that could not be graded is left out.</p>\n",
          html->file);
    class_pages_draw_spread(html, &all, "All exercises");
}

void class_pages_write_points(const struct html *html, const struct class_pages *pages) {
    const struct class_summary *summary = pages->summary;
    tell_total(html, summary);
    fputs("<div class=\"each\">\n", html->file);
    for (size_t i = 0; i < summary->exercise_count; i++) {
        struct class_spread spread = class_summary_spread(summary, i);
        class_pages_draw_spread(html, &spread, summary->exercises[i].title);
    }
    fputs("</div>\n", html->file);
}

// --- a row for each student

static void write_points(const struct html *html, const struct class_cell *cell) {
    switch (cell->state) {
    case CLASS_MISSING:
        fputs("<td data-v=\"-1\" class=\"none\"><abbr title=\"no result\">–</abbr></td>",
              html->file);
        break;
    case CLASS_FAULTY:
        fputs("<td data-v=\"-2\" class=\"odd\"><abbr title=\"could not be graded\">!</abbr></td>",
              html->file);
        break;
    case CLASS_GRADED:
        fprintf(html->file, "<td data-v=\"%d\" class=\"%s\">%d</td>", cell->points,
                cell->points >= cell->max_points ? "full" : "part", cell->points);
    }
}

static void write_student(const struct html *html, const struct class_summary *summary,
                          size_t student) {
    const struct class_student *named = &summary->students[student];
    struct class_cell total = class_summary_total(summary, student);
    fputs("<tr><th scope=\"row\">", html->file);
    class_pages_write_link(html, summary, student, "");
    if (named->full_name)
        fprintf(html->file, " <small>%s</small>", html_escape(html, named->folder));
    fputs("</th>", html->file);
    class_pages_write_cell(html, named->id);
    fprintf(html->file, "<td class=\"sum\" data-v=\"%d\"><b>%d</b>/%d%s</td>", total.points,
            total.points, total.max_points,
            total.state == CLASS_FAULTY
                ? " <abbr title=\"without what could not be graded\">!</abbr>"
                : "");
    for (size_t i = 0; i < summary->exercise_count; i++)
        write_points(html, &named->cells[i]);
    fputs("</tr>\n", html->file);
}

void class_pages_write_roll(const struct html *html, const struct class_pages *pages) {
    const struct class_summary *summary = pages->summary;
    struct class_column *columns =
        arena_alloc(html->arena, (summary->exercise_count + 4) * sizeof *columns);
    columns[0].title = "student";
    columns[1].title = "id";
    columns[2].title = "points";
    for (size_t i = 0; i < summary->exercise_count; i++)
        columns[3 + i].title = arena_print(html->arena, "%s /%d", summary->exercises[i].title,
                                           summary->exercises[i].max_points);
    fputs("<p>– no result; ! it could not be graded, which is no fault of the student's.</p>\n",
          html->file);
    class_pages_begin_table(html, columns);
    for (size_t i = 0; i < summary->student_count; i++)
        write_student(html, summary, i);
    class_pages_end_table(html);
}
