// SPDX-License-Identifier: MIT
// A student's page: points, and what there is to say of each exercise.
#include "class_pages.h"

#include "report.h"

struct writing {
    const struct class_pages *pages;
    const struct html *html;
};

static void write_points(const struct html *html, const struct class_exercise *exercise,
                         const struct class_cell *cell) {
    const char *max = arena_print(html->arena, "of %d", exercise->max_points);
    if (cell->state == CLASS_GRADED)
        fprintf(html->file, "<td>%d</td><td>%s</td>", cell->points, max);
    else
        fprintf(html->file, "<td>%s</td><td>%s</td>",
                cell->state == CLASS_MISSING ? "no result" : "could not be graded", max);
}

static void write_contents(const struct html *html, const struct class_summary *summary,
                           const struct class_student *student) {
    fputs("<nav aria-label=\"Exercises\"><table class=\"list\"><tbody>\n", html->file);
    for (size_t i = 0; i < summary->exercise_count; i++) {
        const struct class_exercise *exercise = &summary->exercises[i];
        const char *title = html_escape(html, exercise->title);
        fputs("<tr><th scope=\"row\">", html->file);
        if (student->cells[i].state == CLASS_MISSING)
            fprintf(html->file, "%s</th>", title);
        else
            fprintf(html->file, "<a href=\"#e%zu\">%s</a></th>", i + 1, title);
        write_points(html, exercise, &student->cells[i]);
        fputs("</tr>\n", html->file);
    }
    fputs("</tbody></table></nav>\n", html->file);
}

static void write_head(const struct html *html, const struct class_summary *summary,
                       size_t student) {
    const struct class_student *named = &summary->students[student];
    struct class_cell total = class_summary_total(summary, student);
    fprintf(html->file, "<header><h1>%s</h1><p>%s</p>",
            html_escape(html, class_pages_name(summary, student)), html_escape(html, named->id));
    fprintf(html->file, "<p class=\"score %s\"><b>%d</b> of %d points</p></header>\n",
            total.state == CLASS_FAULTY        ? "error"
            : total.points >= total.max_points ? "pass"
                                               : "fail",
            total.points, total.max_points);
    if (total.state == CLASS_FAULTY)
        fputs("<p>What could not be graded is not counted; that is no fault of yours.</p>\n",
              html->file);
    write_contents(html, summary, named);
}

// What does not hold comes first, as in the HTML report.
static bool write_exercise(void *context, struct class_place place, const struct grade *grade,
                           struct arena *arena, struct error *err) {
    const struct writing *writing = context;
    const bool hides = writing->pages->for_students && !json_is_null(grade->shown);
    const struct html html = {writing->html->file, arena};
    struct verdict verdict;
    (void)err;
    report_verdict(arena, hides ? grade->shown : grade->result, &verdict);
    told_lines log = verdict_log_lines(&verdict, arena);
    fprintf(html.file, "<article id=\"e%zu\"><header><h2>%s</h2>", place.exercise + 1,
            html_escape(&html, verdict.title ? verdict.title : grade->exercise));
    if (grade->outcome == OUTCOME_ERROR)
        fputs("<p class=\"score error\">could not be graded</p></header>\n", html.file);
    else
        fprintf(html.file, "<p class=\"score %s\"><b>%d</b> of %d points</p></header>\n",
                outcome_name(grade->outcome), grade->points, grade->max_points);
    html_write_checks(&html, verdict.checks.items, verdict.checks.count, true);
    html_write_checks(&html, verdict.checks.items, verdict.checks.count, false);
    html_write_log(&html, &log);
    fputs("</article>\n", html.file);
    return true;
}

bool class_pages_write_student(const struct class_pages *pages, size_t student, struct error *err) {
    CLEANUP_ARENA struct arena arena = {0};
    struct html html = {.arena = &arena};
    struct writing writing = {pages, &html};
    const char *path = class_pages_student_path(&arena, pages->summary, student);
    if (!class_pages_open(pages, path, class_pages_name(pages->summary, student), &html, err))
        return false;
    write_head(&html, pages->summary, student);
    bool good = class_results_visit_student(pages->results, student, write_exercise, &writing, err);
    return class_pages_close(&html, NULL, path, good ? err : &(struct error){0}) && good;
}
