// SPDX-License-Identifier: MIT
// The verdicts as one page that needs nothing else: what was judged, and pictures of the runs.
//
// Theory of operation: a picture names the words of its marks by number, so that those of 24 runs
// fit on one page; runs that look the same share one. The page's policy lets it fetch nothing.
#include "report.h"

#include "base/embed.h"
#include "html.h"
#include "svg.h"

#include <jansson.h>
#include <stdlib.h>

EMBED(html_legend, "grader/reports/html/legend.html");
EMBED(html_script, "grader/reports/html/page.js");

enum { MOST_PICTURES = 420 * 1024 }; // bytes of a submission's pictures

struct figure {
    struct str drawing;
    size_t number; // on the page
};

struct page {
    struct html html;
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

// --- runs

// One that looks the same, or a new one; 0: there is no room.
static size_t find_figure(struct gallery *gallery, struct str drawing) {
    ARRAY_EACH(figure, &gallery->figures)
        if (text_equal(str_text(&figure->drawing), str_text(&drawing)))
            return (size_t)(figure - gallery->figures.items) + 1;
    if (gallery->size + drawing.size > MOST_PICTURES && gallery->figures.count)
        return 0;
    gallery->size += drawing.size;
    *ARRAY_ADD(gallery->page->html.arena, &gallery->figures) =
        (struct figure){drawing, gallery->page->figures++};
    return gallery->figures.count;
}

static void draw(struct gallery *gallery, size_t run) {
    struct page *page = gallery->page;
    struct picture picture;
    struct str drawing = {.arena = page->html.arena};
    if (gallery->figure_of[run])
        return;
    picture_make(page->html.arena, gallery->verdict->runs.items[run], &picture);
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
        fprintf(page->html.file, "<option value=\"%zu\"%s>",
                gallery->figures.items[figure - 1].number,
                run == gallery->verdict->evidence ? " selected" : "");
    else
        fputs("<option disabled>", page->html.file);
    fputs(html_escape(&page->html, run->trace->schedule), page->html.file);
    ARRAY_EACH(check, &gallery->verdict->checks)
        if (check->run == run)
            fprintf(page->html.file, " ✗ %s", html_escape(&page->html, check->title));
    fputs(figure ? "</option>\n" : " (no room on this page)</option>\n", page->html.file);
}

static void write_figures(const struct gallery *gallery) {
    ARRAY_EACH(figure, &gallery->figures) {
        bool is_first = figure == gallery->figures.items;
        fprintf(gallery->page->html.file,
                "<figure id=\"run%zu\"%s><div class=\"scroll\">%s</div></figure>\n", figure->number,
                is_first ? "" : " hidden", figure->drawing.data);
    }
}

// What is shown first is drawn first, then what else failed.
static void write_runs(struct page *page, const struct verdict *verdict) {
    struct gallery gallery = {.page = page, .verdict = verdict};
    if (!verdict->runs.count)
        return;
    gallery.figure_of =
        arena_alloc(page->html.arena, verdict->runs.count * sizeof *gallery.figure_of);
    draw_some(&gallery, verdict->evidence);
    ARRAY_EACH(check, &verdict->checks)
        if (check->run)
            draw_some(&gallery, check->run);
    draw_some(&gallery, NULL);
    fputs("<section class=\"runs\"><h2>What happened</h2>\n<label>in the order <select>\n",
          page->html.file);
    for (size_t i = 0; i < verdict->runs.count; i++)
        write_choice(&gallery, i);
    fputs("</select></label>\n", page->html.file);
    write_figures(&gallery);
    fputs("<p class=\"told\" role=\"status\"></p>\n<details><summary>Event by event</summary>"
          "<ol></ol></details>\n",
          page->html.file);
    fprintf(page->html.file, "%s</section>\n", html_legend);
}

// --- the whole

// What does not hold comes first, and the picture next to it.
static void write_verdict(struct page *page, const struct verdict *verdict) {
    told_lines log = verdict_log_lines(verdict, page->html.arena);
    fprintf(page->html.file, "<article>\n<header><h1>%s</h1><p>%s</p>\n",
            html_escape(&page->html, verdict->title),
            html_escape(&page->html, verdict->submission));
    fprintf(page->html.file, "<p class=\"score %s\"><b>%d</b> of %d points</p></header>\n",
            outcome_name(verdict->outcome), verdict->points, verdict->max_points);
    html_write_checks(&page->html, verdict->checks.items, verdict->checks.count, true);
    write_runs(page, verdict);
    html_write_checks(&page->html, verdict->checks.items, verdict->checks.count, false);
    html_write_log(&page->html, &log);
    fputs("</article>\n", page->html.file);
}

// In a script's text nothing but '<' can end it.
static void write_words(const struct page *page) {
    json_t *list = json_array();
    ARRAY_EACH(word, &page->words.list)
        json_array_append_new(list, json_string(*word));
    char *text = json_dumps(list, JSON_COMPACT);
    json_decref(list);
    fputs("<script type=\"application/json\" id=\"words\">", page->html.file);
    for (const char *c = text; c && *c; c++)
        if (*c == '<')
            fputs("\\u003c", page->html.file);
        else
            fputc(*c, page->html.file);
    fputs("</script>\n", page->html.file);
    free(text);
}

static void write(FILE *file, const struct report_input *input, struct arena *arena) {
    struct page page = {.html = {file, arena}};
    html_begin(&page.html, input->count ? input->verdicts[0].title : "grader", svg_style);
    fprintf(file, "%s<main>\n", svg_symbols);
    for (size_t i = 0; i < input->count; i++)
        write_verdict(&page, &input->verdicts[i]);
    fprintf(file, "</main>\n<footer>grader %s, sandbox %s</footer>\n", GRADER_VERSION,
            input->sandbox);
    write_words(&page);
    html_end(&page.html, html_script);
    svg_words_clear(&page.words);
}

const struct report report_html = {
    .name = "html",
    .summary = "a page with pictures of the runs, for a browser",
    .write = write,
};
