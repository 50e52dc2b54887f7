// SPDX-License-Identifier: MIT
// Of the overview: which checks failed how often, and which orders of running found what.
#include "class_pages.h"

enum { MOST_SHOWN = 4 }; // of what an order found, before the rest is unfolded

static const char *exercise_title(const struct class_pages *pages,
                                  const struct class_check *check) {
    return pages->summary->exercises[check->exercise].title;
}

static void write_rate(const struct html *html, const struct class_check *check) {
    if (!check->judged) {
        class_pages_write_number(html, -1, "–");
        return;
    }
    double rate = 100.0 * (double)check->failed / (double)check->judged;
    fprintf(html->file, "<td class=\"bar\" data-v=\"%.3f\" style=\"--part:%.1f%%\">%.0f %%</td>",
            rate, rate, rate);
}

void class_pages_write_checks(const struct html *html, const struct class_pages *pages) {
    static const struct class_column columns[] = {{"check", NULL},        {"exercise", NULL},
                                                  {"failed", NULL},       {"judged", NULL},
                                                  {"part", "descending"}, {0}};
    fputs("<p>Of each check in how many submissions it failed, of those in which it was "
          "judged.</p>\n",
          html->file);
    class_pages_begin_table(html, columns);
    ARRAY_EACH(check, &pages->summary->failures) {
        fprintf(html->file, "<tr><th scope=\"row\">%s</th>", html_escape(html, check->title));
        class_pages_write_cell(html, exercise_title(pages, check));
        class_pages_write_number(html, (double)check->failed,
                                 arena_print(html->arena, "%zu", check->failed));
        class_pages_write_number(html, (double)check->judged,
                                 arena_print(html->arena, "%zu", check->judged));
        write_rate(html, check);
        fputs("</tr>\n", html->file);
    }
    class_pages_end_table(html);
}

static void write_schedule(const struct html *html, const struct class_pages *pages,
                           const struct class_schedule *schedule) {
    fprintf(html->file, "<tr><th scope=\"row\">%s <small>%s</small></th>",
            html_escape(html, schedule->name),
            html_escape(html, schedules_explain(schedule->name)));
    class_pages_write_number(html, (double)schedule->submissions,
                             arena_print(html->arena, "%zu", schedule->submissions));
    fputs("<td><ul>", html->file);
    ARRAY_EACH(check, &schedule->checks) {
        if (check == schedule->checks.items + MOST_SHOWN)
            fprintf(html->file, "</ul><details><summary>and %zu more</summary><ul>",
                    schedule->checks.count - MOST_SHOWN);
        fprintf(html->file, "<li>%zu× %s: %s</li>", check->failed,
                html_escape(html, exercise_title(pages, check)), html_escape(html, check->title));
    }
    fputs(schedule->checks.count > MOST_SHOWN ? "</ul></details></td></tr>\n" : "</ul></td></tr>\n",
          html->file);
}

void class_pages_write_schedules(const struct html *html, const struct class_pages *pages) {
    static const struct class_column columns[] = {
        {"order", NULL}, {"submissions", "descending"}, {"what failed in it", NULL}, {0}};
    const struct class_summary *summary = pages->summary;
    fprintf(html->file,
            "<p>%s failed, %zu of them not in every order of running. Of each of these, the "
            "one order that its report names.</p>\n",
            class_pages_count(html->arena, summary->failed, "check"), summary->failed_in_some);
    if (!summary->schedules.count)
        return;
    class_pages_begin_table(html, columns);
    ARRAY_EACH(schedule, &summary->schedules)
        write_schedule(html, pages, schedule);
    class_pages_end_table(html);
}
