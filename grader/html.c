// SPDX-License-Identifier: MIT
// What pages for a browser share: their head, and a check with what there is to say of it.
#include "html.h"

#include "base/embed.h"
#include "base/markup.h"

EMBED(html_style, "grader/reports/html/page.css");

const char *html_escape(const struct html *html, const char *words) {
    return markup_escape(html->arena, text_of(words ? words : ""));
}

void html_begin(const struct html *html, const char *title, const char *style) {
    fprintf(html->file,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
            "<title>%s</title>\n<style>\n%s%s</style>\n</head>\n<body>\n",
            html_escape(html, title), html_style, style);
}

void html_end(const struct html *html, const char *script) {
    if (script)
        fprintf(html->file, "<script>\n%s</script>\n", script);
    fputs("</body>\n</html>\n", html->file);
}

// --- checks

static void write_point(const struct html *html, const char *label, const char *words) {
    if (words)
        fprintf(html->file, "<dt>%s</dt><dd>%s</dd>\n", label, html_escape(html, words));
}

static void write_events(const struct html *html, const struct check_verdict *check) {
    if (!check->events.count)
        return;
    fputs("<dt>events</dt><dd><pre>", html->file);
    ARRAY_EACH(line, &check->events)
        fprintf(html->file, "%s\n", html_escape(html, *line));
    fputs("</pre></dd>\n", html->file);
}

static void write_cell(const struct html *html, const char *words) {
    fprintf(html->file, "<td>%s</td>", html_escape(html, words));
}

static void write_lines(const struct html *html, const struct compared_lines *lines) {
    if (!lines->count)
        return;
    fputs("<dt>lines</dt><dd class=\"scroll\"><table><tr><th></th><th>expected</th><th>printed</th>"
          "</tr>\n",
          html->file);
    ARRAY_EACH(line, lines) {
        const char *sign = line->fits ? "" : !line->seen ? "−" : !line->expected ? "+" : "≠";
        fprintf(html->file, "<tr%s><th>%s</th>", line->fits ? "" : " class=\"differs\"", sign);
        write_cell(html, line->expected);
        write_cell(html, line->seen);
        fputs("</tr>\n", html->file);
    }
    fputs(lines->more ? "<tr><th>…</th></tr></table></dd>\n" : "</table></dd>\n", html->file);
}

static void write_check(const struct html *html, const struct check_verdict *check) {
    static const char *const signs[] = {
        [OUTCOME_FAIL] = "✗", [OUTCOME_PASS] = "✓", [OUTCOME_ERROR] = "!", [OUTCOME_SKIPPED] = "–"};
    const char *outcome = outcome_name(check->outcome);
    const struct result *result = &check->result;
    fprintf(html->file,
            "<li class=\"%s\"><h3><span class=\"sign\" role=\"img\" aria-label=\"%s\">%s</span> ",
            outcome, outcome, signs[check->outcome]);
    fputs(html_escape(html, check->title), html->file);
    if (check->max_points)
        fprintf(html->file, " <span class=\"points\">%d/%d</span>", check->points,
                check->max_points);
    fputs("</h3>\n", html->file);
    if (check->outcome != OUTCOME_PASS) {
        fputs("<dl>\n", html->file);
        write_point(html, "expected", result->expected);
        write_point(html, check->outcome == OUTCOME_FAIL ? "saw" : "because", result->seen);
        write_lines(html, &result->lines);
        write_point(html, "where", check_verdict_where(check));
        if (check->schedule)
            write_point(html, "schedule",
                        arena_print(html->arena, "%s: %s", check->schedule,
                                    schedules_explain(check->schedule)));
        write_events(html, check);
        write_point(html, "hint", result->hint);
        fputs("</dl>\n", html->file);
    }
    fputs("</li>\n", html->file);
}

void html_write_checks(const struct html *html, const struct check_verdict *checks, size_t count,
                       bool failed) {
    fprintf(html->file, "<ul class=\"checks%s\">\n", failed ? "" : " others");
    for (size_t i = 0; i < count; i++)
        if ((checks[i].outcome == OUTCOME_FAIL || checks[i].outcome == OUTCOME_ERROR) == failed)
            write_check(html, &checks[i]);
    fputs("</ul>\n", html->file);
}

void html_write_log(const struct html *html, const told_lines *lines) {
    if (!lines->count)
        return;
    fputs("<details><summary>What the compiler said</summary><pre>", html->file);
    ARRAY_EACH(line, lines)
        fprintf(html->file, "%s\n", html_escape(html, *line));
    fputs("</pre></details>\n", html->file);
}
