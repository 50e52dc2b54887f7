// SPDX-License-Identifier: MIT
// The verdicts as one page that needs nothing else: what was judged, and pictures of the runs.
//
// Theory of operation: a picture names the words of its marks by number, so that those of 24 runs
// fit on one page; runs that look the same share one. The page's policy lets it fetch nothing.
#include "report.h"

#include "base/embed.h"
#include "base/markup.h"
#include "svg.h"

#include <jansson.h>
#include <stdlib.h>

EMBED(html_style, "grader/reports/html/page.css");
EMBED(html_legend, "grader/reports/html/legend.html");
EMBED(html_script, "grader/reports/html/page.js");

enum { MOST_PICTURES = 420 * 1024 }; // bytes of a submission's pictures

struct figure {
    struct str drawing;
    size_t number; // on the page
};

struct page {
    FILE *file;
    const struct report_input *input;
    struct arena *arena;
    struct svg_words words;
    size_t figures;
};

// The pictures of one submission.
struct gallery {
    struct page *page;
    const struct verdict *verdict;
    ARRAY_OF(struct figure) figures;
    size_t *figure_of; // by run; one more than the index; 0: there was no room
    size_t size;
};

static const char *escape(const struct page *page, const char *words) {
    return markup_escape(page->arena, text_of(words ? words : ""));
}

// --- checks

static void write_point(const struct page *page, const char *label, const char *words) {
    if (words)
        fprintf(page->file, "<dt>%s</dt><dd>%s</dd>\n", label, escape(page, words));
}

static void write_events(const struct page *page, const struct check_verdict *check) {
    if (!check->events.count)
        return;
    fputs("<dt>events</dt><dd><pre>", page->file);
    ARRAY_EACH(line, &check->events)
        fprintf(page->file, "%s\n", escape(page, *line));
    fputs("</pre></dd>\n", page->file);
}

static void write_cell(const struct page *page, const char *words) {
    fprintf(page->file, "<td>%s</td>", escape(page, words));
}

static void write_lines(const struct page *page, const struct compared_lines *lines) {
    if (!lines->count)
        return;
    fputs("<dt>lines</dt><dd class=\"scroll\"><table><tr><th></th><th>expected</th><th>printed</th>"
          "</tr>\n",
          page->file);
    ARRAY_EACH(line, lines) {
        const char *sign = line->fits ? "" : !line->seen ? "−" : !line->expected ? "+" : "≠";
        fprintf(page->file, "<tr%s><th>%s</th>", line->fits ? "" : " class=\"differs\"", sign);
        write_cell(page, line->expected);
        write_cell(page, line->seen);
        fputs("</tr>\n", page->file);
    }
    fputs(lines->more ? "<tr><th>…</th></tr></table></dd>\n" : "</table></dd>\n", page->file);
}

static void write_check(const struct page *page, const struct check_verdict *check) {
    static const char *const signs[] = {
        [OUTCOME_FAIL] = "✗", [OUTCOME_PASS] = "✓", [OUTCOME_ERROR] = "!", [OUTCOME_SKIPPED] = "–"};
    const char *outcome = outcome_name(check->outcome);
    const struct result *result = &check->result;
    fprintf(page->file,
            "<li class=\"%s\"><h3><span class=\"sign\" role=\"img\" aria-label=\"%s\">%s</span> ",
            outcome, outcome, signs[check->outcome]);
    fputs(escape(page, check->title), page->file);
    if (check->max_points)
        fprintf(page->file, " <span class=\"points\">%d/%d</span>", check->points,
                check->max_points);
    fputs("</h3>\n", page->file);
    if (check->outcome != OUTCOME_PASS) {
        fputs("<dl>\n", page->file);
        write_point(page, "expected", result->expected);
        write_point(page, check->outcome == OUTCOME_FAIL ? "saw" : "because", result->seen);
        write_lines(page, &result->lines);
        write_point(page, "where", check_verdict_where(check));
        if (check->schedule)
            write_point(page, "schedule",
                        arena_print(page->arena, "%s: %s", check->schedule,
                                    schedules_explain(check->schedule)));
        write_events(page, check);
        write_point(page, "hint", result->hint);
        fputs("</dl>\n", page->file);
    }
    fputs("</li>\n", page->file);
}

static void write_checks(const struct page *page, const struct verdict *verdict, bool failed) {
    fprintf(page->file, "<ul class=\"checks%s\">\n", failed ? "" : " others");
    ARRAY_EACH(check, &verdict->checks)
        if ((check->outcome == OUTCOME_FAIL || check->outcome == OUTCOME_ERROR) == failed)
            write_check(page, check);
    fputs("</ul>\n", page->file);
}

// --- runs

// One that looks the same, or a new one; 0: there is no room.
static size_t find_figure(struct gallery *gallery, struct str drawing) {
    ARRAY_EACH(figure, &gallery->figures)
        if (text_equal(str_text(&figure->drawing), str_text(&drawing)))
            return (size_t)(figure - gallery->figures.items) + 1;
    if (gallery->size + drawing.size > MOST_PICTURES && gallery->figures.count)
        return 0;
    gallery->size += drawing.size;
    *ARRAY_ADD(gallery->page->arena, &gallery->figures) =
        (struct figure){drawing, gallery->page->figures++};
    return gallery->figures.count;
}

static void draw(struct gallery *gallery, size_t run) {
    struct page *page = gallery->page;
    struct picture picture;
    struct str drawing = {.arena = page->arena};
    if (gallery->figure_of[run])
        return;
    picture_make(page->arena, gallery->verdict->runs.items[run], &picture);
    svg_add(&drawing, &picture, "A lane for each process, from left to right what happened",
            &page->words);
    if (picture.left_out)
        str_print(&drawing, "<p>… and %zu more events</p>\n", picture.left_out);
    gallery->figure_of[run] = find_figure(gallery, drawing);
}

// Of the run `evidence`, or of all of them where it is NULL.
static void draw_some(struct gallery *gallery, const struct evidence *evidence) {
    for (size_t i = 0; i < gallery->verdict->runs.count; i++)
        if (!evidence || gallery->verdict->runs.items[i] == evidence)
            draw(gallery, i);
}

static void write_choice(const struct gallery *gallery, size_t number) {
    const struct page *page = gallery->page;
    const struct evidence *run = gallery->verdict->runs.items[number];
    size_t figure = gallery->figure_of[number];
    if (figure)
        fprintf(page->file, "<option value=\"%zu\"%s>", gallery->figures.items[figure - 1].number,
                run == gallery->verdict->evidence ? " selected" : "");
    else
        fputs("<option disabled>", page->file);
    fputs(escape(page, run->trace->schedule), page->file);
    ARRAY_EACH(check, &gallery->verdict->checks)
        if (check->run == run)
            fprintf(page->file, " ✗ %s", escape(page, check->title));
    fputs(figure ? "</option>\n" : " (no room on this page)</option>\n", page->file);
}

static void write_figures(const struct gallery *gallery) {
    ARRAY_EACH(figure, &gallery->figures) {
        bool is_first = figure == gallery->figures.items;
        fprintf(gallery->page->file,
                "<figure id=\"run%zu\"%s><div class=\"scroll\">%s</div></figure>\n", figure->number,
                is_first ? "" : " hidden", figure->drawing.data);
    }
}

// What is shown first is drawn first, then what else failed.
static void write_runs(struct page *page, const struct verdict *verdict) {
    struct gallery gallery = {.page = page, .verdict = verdict};
    if (!verdict->runs.count)
        return;
    gallery.figure_of = arena_alloc(page->arena, verdict->runs.count * sizeof *gallery.figure_of);
    draw_some(&gallery, verdict->evidence);
    ARRAY_EACH(check, &verdict->checks)
        if (check->run)
            draw_some(&gallery, check->run);
    draw_some(&gallery, NULL);
    fputs("<section class=\"runs\"><h2>What happened</h2>\n<label>in the order <select>\n",
          page->file);
    for (size_t i = 0; i < verdict->runs.count; i++)
        write_choice(&gallery, i);
    fputs("</select></label>\n", page->file);
    write_figures(&gallery);
    fputs("<p class=\"told\" role=\"status\"></p>\n<details><summary>Event by event</summary>"
          "<ol></ol></details>\n",
          page->file);
    fprintf(page->file, "%s</section>\n", html_legend);
}

// --- the whole

static void write_log(const struct page *page, const struct verdict *verdict) {
    told_lines lines = verdict_log_lines(verdict, page->arena);
    if (!lines.count)
        return;
    fputs("<details><summary>What the compiler said</summary><pre>", page->file);
    ARRAY_EACH(line, &lines)
        fprintf(page->file, "%s\n", escape(page, *line));
    fputs("</pre></details>\n", page->file);
}

// What does not hold comes first, and the picture next to it.
static void write_verdict(struct page *page, const struct verdict *verdict) {
    fprintf(page->file, "<article>\n<header><h1>%s</h1><p>%s</p>\n", escape(page, verdict->title),
            escape(page, verdict->submission));
    fprintf(page->file, "<p class=\"score %s\"><b>%d</b> of %d points</p></header>\n",
            outcome_name(verdict->outcome), verdict->points, verdict->max_points);
    write_checks(page, verdict, true);
    write_runs(page, verdict);
    write_checks(page, verdict, false);
    write_log(page, verdict);
    fputs("</article>\n", page->file);
}

// In a script's text nothing but '<' can end it.
static void write_words(const struct page *page) {
    json_t *list = json_array();
    ARRAY_EACH(word, &page->words.list)
        json_array_append_new(list, json_string(*word));
    char *text = json_dumps(list, JSON_COMPACT);
    json_decref(list);
    fputs("<script type=\"application/json\" id=\"words\">", page->file);
    for (const char *c = text; c && *c; c++)
        if (*c == '<')
            fputs("\\u003c", page->file);
        else
            fputc(*c, page->file);
    fputs("</script>\n", page->file);
    free(text);
}

static void write(FILE *file, const struct report_input *input, struct arena *arena) {
    struct page page = {.file = file, .input = input, .arena = arena};
    fprintf(file,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
            "<title>%s</title>\n<style>\n%s%s</style>\n</head>\n<body>\n%s<main>\n",
            input->count ? escape(&page, input->verdicts[0].title) : "grader", html_style,
            svg_style, svg_symbols);
    for (size_t i = 0; i < input->count; i++)
        write_verdict(&page, &input->verdicts[i]);
    fprintf(file, "</main>\n<footer>grader %s, sandbox %s</footer>\n", GRADER_VERSION,
            input->sandbox);
    write_words(&page);
    fprintf(file, "<script>\n%s</script>\n</body>\n</html>\n", html_script);
    svg_words_clear(&page.words);
}

const struct report report_html = {
    .name = "html",
    .summary = "a page with pictures of the runs, for a browser",
    .write = write,
};
