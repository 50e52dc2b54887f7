// SPDX-License-Identifier: MIT
// Two submissions that are alike, side by side. What is alike has a number in both, which leads
// from the one to the other; what stands in the starter code is pale.
#include "class_pages.h"

struct writing {
    const struct class_pages *pages;
    const struct html *html;
    const struct similar_pair *pair;
    const similar_runs *runs;
    bool is_second;
};

static bool covers(const struct writing *writing, const struct similar_run *run, size_t line) {
    return writing->is_second ? line >= run->second_from && line <= run->second_to
                              : line >= run->first_from && line <= run->first_to;
}

// From 1, of the longest one that covers it; 0: none does.
static size_t run_of(const struct writing *writing, size_t line) {
    ARRAY_EACH(run, writing->runs)
        if (covers(writing, run, line))
            return (size_t)(run - writing->runs->items) + 1;
    return 0;
}

// A tab has no place of its own in a text that is shown.
static const char *shown(const struct html *html, struct text line) {
    struct str spaced = {.arena = html->arena};
    str_add(&spaced, TEXT(""));
    for (size_t i = 0; i < line.size; i++)
        if (line.data[i] == '\t')
            str_add(&spaced, TEXT("    "));
        else if (line.data[i] != '\r')
            str_add(&spaced, (struct text){&line.data[i], 1});
    return html_escape(html, spaced.data);
}

static void write_line(const struct html *html, const struct source_line *line, size_t run,
                       bool begins, bool is_second) {
    static const char sides[] = "ab";
    if (begins)
        fprintf(html->file, "<a class=\"to\" id=\"%c%zu\" href=\"#%c%zu\">%zu</a>",
                sides[is_second], run, sides[!is_second], run, run);
    else
        fputs("<i class=\"to\"></i>", html->file);
    if (line->given)
        fprintf(html->file, "<span class=\"given\">%s</span>\n", shown(html, line->text));
    else if (run)
        fprintf(html->file, "<mark class=\"r%zu\">%s</mark>\n", run % 4, shown(html, line->text));
    else
        fprintf(html->file, "%s\n", shown(html, line->text));
}

static bool write_sources(void *context, struct class_place place, const struct grade *grade,
                          struct arena *arena, struct error *err) {
    const struct writing *writing = context;
    const struct html html = {writing->html->file, arena};
    const struct starter *starter = &writing->pages->similarity->exercises[place.exercise].starter;
    source_lines lines = starter_compare(arena, starter, grade->sources);
    size_t before = 0;
    (void)err;
    fputs("<section><h2>", html.file);
    class_pages_write_link(&html, writing->pages->summary, place.student, "../");
    fputs("</h2>\n<div class=\"scroll\">", html.file);
    for (size_t i = 0; i < lines.count; i++) {
        const struct source_line *line = &lines.items[i];
        size_t run = run_of(writing, i + 1);
        if (line->file)
            fprintf(html.file, "%s<h3>%s</h3><pre>", i ? "</pre>" : "",
                    html_escape(&html, line->file));
        write_line(&html, line, run, run && run != before, writing->is_second);
        before = run;
    }
    fputs("</pre></div></section>\n", html.file);
    return true;
}

static void write_head(const struct html *html, const struct class_pages *pages,
                       const struct similar_pair *pair) {
    fprintf(html->file, "<header><h1>Similar submissions</h1><p>%s</p></header>\n",
            html_escape(html, pages->summary->exercises[pair->exercise].title));
    fputs("<p><strong>This is a hint, no verdict.</strong> ", html->file);
    const int parts[] = {pair->first_in_second, pair->second_in_first};
    for (int i = 0; i < 2; i++) {
        const char *little = parts[i] ? "" : "Less than ";
        fprintf(html->file, "%s%d %% of %s stands in %s. ", little,
                parts[i] ? parts[i] : pages->similarity->threshold, i ? "the second" : "the first",
                i ? "the first" : "the second");
    }
    fputs("Marked is what <code>sim_c</code> finds in both, whatever the names in it; a number "
          "leads to the same place in the other. Pale is what the starter code has, too.</p>\n",
          html->file);
}

bool class_pages_write_pair(const struct class_pages *pages, size_t number, struct error *err) {
    CLEANUP_ARENA struct arena arena = {0};
    const struct similar_pair *pair = &pages->similarity->pairs.items[number];
    similar_runs runs;
    struct html html = {.arena = &arena};
    struct writing writing = {pages, &html, pair, &runs, false};
    const char *path = class_pages_pair_path(&arena, number);
    if (!similarity_runs(pages->similarity, pair, &arena, &runs, err) ||
        !class_pages_open(pages, path, "Similar submissions", &html, err))
        return false;
    write_head(&html, pages, pair);
    fputs("<div class=\"pair\">\n", html.file);
    bool good =
        class_results_visit_one(pages->results, (struct class_place){pair->first, pair->exercise},
                                write_sources, &writing, err);
    writing.is_second = true;
    good = good && class_results_visit_one(pages->results,
                                           (struct class_place){pair->second, pair->exercise},
                                           write_sources, &writing, err);
    fputs("</div>\n", html.file);
    return class_pages_close(&html, NULL, path, good ? err : &(struct error){0}) && good;
}
