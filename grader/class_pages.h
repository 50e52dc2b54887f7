// SPDX-License-Identifier: MIT
// Pages about a class: an overview for the instructor, a page for each student, and one for each
// pair of submissions that are alike. A file in class_pages/ for each, and for what they share.
#pragma once

#include "class_summary.h"
#include "html.h"
#include "similarity.h"

struct class_pages {
    const struct class_results *results;
    const struct class_summary *summary;
    const struct similarity *similarity;
    const char *folder; // with students/ and pairs/ in it
    bool for_students;  // their pages tell what they may see, and no more
};

bool class_pages_write_overview(const struct class_pages *pages, struct error *err);
bool class_pages_write_student(const struct class_pages *pages, size_t student, struct error *err);
bool class_pages_write_pair(const struct class_pages *pages, size_t pair, struct error *err);

// --- what they share

// "students/012-ada.html": of any folder's name a file's name that is safe everywhere.
const char *class_pages_student_path(struct arena *arena, const struct class_summary *summary,
                                     size_t student);
const char *class_pages_pair_path(struct arena *arena, size_t pair);

// "1 pair", "2 pairs".
const char *class_pages_count(struct arena *arena, size_t count, const char *what);

// What a person knows the student by, not yet escaped.
const char *class_pages_name(const struct class_summary *summary, size_t student);

bool class_pages_open(const struct class_pages *pages, const char *path, const char *title,
                      struct html *out_html, struct error *err);
// Also closes the file where the rest of it could not be written.
bool class_pages_close(struct html *html, const char *script, const char *path, struct error *err);

// A table's head, up to the rows. Columns end with one without title. What it is sorted by is told
// by `sorted`: "ascending" or "descending", else NULL.
struct class_column {
    const char *title, *sorted;
};
void class_pages_begin_table(const struct html *html, const struct class_column *columns);
void class_pages_end_table(const struct html *html);
void class_pages_write_cell(const struct html *html, const char *words);
void class_pages_write_number(const struct html *html, double sorted_by, const char *words);
// A link to the student's page; `way`: what leads to the overview's folder, "" or "../".
void class_pages_write_link(const struct html *html, const struct class_summary *summary,
                            size_t student, const char *way);

void class_pages_draw_spread(const struct html *html, const struct class_spread *spread,
                             const char *title);

// Sections of the overview.
void class_pages_write_points(const struct html *html, const struct class_pages *pages);
void class_pages_write_checks(const struct html *html, const struct class_pages *pages);
void class_pages_write_schedules(const struct html *html, const struct class_pages *pages);
void class_pages_write_similar(const struct html *html, const struct class_pages *pages);
void class_pages_write_runs(const struct html *html, const struct class_pages *pages);
void class_pages_write_roll(const struct html *html, const struct class_pages *pages);
