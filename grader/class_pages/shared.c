// SPDX-License-Identifier: MIT
// What the pages about a class share: files' names, a page's beginning and end, tables.
#include "class_pages.h"

#include "base/embed.h"
#include "base/fs.h"

#include <ctype.h>
#include <string.h>

EMBED(class_style, "grader/class_pages/page/page.css");

const char *class_pages_student_path(struct arena *arena, const struct class_summary *summary,
                                     size_t student) {
    enum { MOST = 40 };
    struct str name = {.arena = arena};
    bool gap = true;
    str_print(&name, "students/%03zu", student + 1);
    const size_t most = name.size + MOST;
    for (const char *c = summary->students[student].folder; *c && name.size < most; c++) {
        bool plain = isalnum((unsigned char)*c);
        if (plain && gap)
            str_add(&name, TEXT("-"));
        if (plain)
            str_add(&name, (struct text){c, 1});
        gap = !plain;
    }
    str_add(&name, TEXT(".html"));
    return name.data;
}

const char *class_pages_pair_path(struct arena *arena, size_t pair) {
    return arena_print(arena, "pairs/%zu.html", pair + 1);
}

const char *class_pages_count(struct arena *arena, size_t count, const char *what) {
    return arena_print(arena, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

const char *class_pages_name(const struct class_summary *summary, size_t student) {
    const struct class_student *named = &summary->students[student];
    return named->full_name ? named->full_name : named->folder;
}

bool class_pages_open(const struct class_pages *pages, const char *path, const char *title,
                      struct html *out_html, struct error *err) {
    const char *whole = fs_join(out_html->arena, pages->folder, path);
    out_html->file = fopen(whole, "we");
    if (!out_html->file)
        return error_errno(err, "cannot write %s", whole);
    html_begin(out_html, title, class_style);
    fputs("<main>\n", out_html->file);
    return true;
}

bool class_pages_close(struct html *html, const char *script, const char *path, struct error *err) {
    fputs("</main>\n<footer>grader " GRADER_VERSION "</footer>\n", html->file);
    html_end(html, script);
    bool bad = ferror(html->file);
    return fclose(html->file) || bad ? error_errno(err, "cannot write %s", path) : true;
}

// --- tables

void class_pages_begin_table(const struct html *html, const struct class_column *columns) {
    fputs("<div class=\"scroll\"><table class=\"list\">\n<thead><tr>", html->file);
    for (; columns->title; columns++) {
        fputs("<th scope=\"col\"", html->file);
        if (columns->sorted)
            fprintf(html->file, " aria-sort=\"%s\"", columns->sorted);
        fprintf(html->file, ">%s</th>", html_escape(html, columns->title));
    }
    fputs("</tr></thead>\n<tbody>\n", html->file);
}

void class_pages_end_table(const struct html *html) {
    fputs("</tbody></table></div>\n", html->file);
}

void class_pages_write_cell(const struct html *html, const char *words) {
    fprintf(html->file, "<td>%s</td>", html_escape(html, words));
}

void class_pages_write_number(const struct html *html, double sorted_by, const char *words) {
    fprintf(html->file, "<td data-v=\"%.9g\">%s</td>", sorted_by, html_escape(html, words));
}

void class_pages_write_link(const struct html *html, const struct class_summary *summary,
                            size_t student, const char *way) {
    fprintf(html->file, "<a href=\"%s%s\">%s</a>", way,
            class_pages_student_path(html->arena, summary, student),
            html_escape(html, class_pages_name(summary, student)));
}
