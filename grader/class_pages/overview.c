// SPDX-License-Identifier: MIT
// The instructor's page about a class.
#include "class_pages.h"

#include "base/embed.h"

EMBED(class_script, "grader/class_pages/page/sort.js");

static const struct {
    const char *id, *title;
    void (*write)(const struct html *html, const struct class_pages *pages);
} sections[] = {
    {"points", "Points", class_pages_write_points},
    {"checks", "What was not understood", class_pages_write_checks},
    {"orders", "What the orders of running found", class_pages_write_schedules},
    {"similar", "Similar submissions", class_pages_write_similar},
    {"runs", "Faulty and slow gradings", class_pages_write_runs},
    {"students", "Students", class_pages_write_roll},
};

enum { SECTIONS = sizeof sections / sizeof *sections };

bool class_pages_write_overview(const struct class_pages *pages, struct error *err) {
    CLEANUP_ARENA struct arena arena = {0};
    struct html html = {.arena = &arena};
    const struct class_summary *summary = pages->summary;
    if (!class_pages_open(pages, "index.html", "The class", &html, err))
        return false;
    fprintf(html.file,
            "<header><h1>The class</h1><p>%s, %s, %s</p></header>\n"
            "<nav aria-label=\"On this page\"><ul>",
            class_pages_count(&arena, summary->student_count, "student"),
            class_pages_count(&arena, summary->exercise_count, "exercise"),
            class_pages_count(&arena, summary->timings.count, "grading"));
    for (int i = 0; i < SECTIONS; i++)
        fprintf(html.file, "<li><a href=\"#%s\">%s</a></li>", sections[i].id, sections[i].title);
    fputs("</ul></nav>\n", html.file);
    for (int i = 0; i < SECTIONS; i++) {
        fprintf(html.file, "<section id=\"%s\"><h2>%s</h2>\n", sections[i].id, sections[i].title);
        sections[i].write(&html, pages);
        fputs("</section>\n", html.file);
    }
    return class_pages_close(&html, class_script, "index.html", err);
}
