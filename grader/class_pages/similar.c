// SPDX-License-Identifier: MIT
// Of the overview: which submissions are alike.
#include "class_pages.h"

static void write_part(const struct html *html, int percent, int threshold) {
    if (percent)
        class_pages_write_number(html, percent, arena_print(html->arena, "%d %%", percent));
    else
        class_pages_write_number(html, 0, arena_print(html->arena, "below %d %%", threshold));
}

static void write_pair(const struct html *html, const struct class_pages *pages, size_t number) {
    const struct similar_pair *pair = &pages->similarity->pairs.items[number];
    int threshold = pages->similarity->threshold;
    fprintf(html->file, "<tr><td><a href=\"%s\">%s</a></td><td>",
            class_pages_pair_path(html->arena, number),
            html_escape(html, pages->summary->exercises[pair->exercise].title));
    class_pages_write_link(html, pages->summary, pair->first, "");
    fputs("</td><td>", html->file);
    class_pages_write_link(html, pages->summary, pair->second, "");
    fputs("</td>", html->file);
    write_part(html, pair->first_in_second, threshold);
    write_part(html, pair->second_in_first, threshold);
    fputs("</tr>\n", html->file);
}

static void tell_students(const struct html *html, const struct class_pages *pages,
                          const char *title, const char *what, const size_t *students,
                          size_t count) {
    if (!count)
        return;
    fprintf(html->file, "<p>%s: %s: ", title, what);
    for (size_t i = 0; i < count; i++) {
        fputs(i ? ", " : "", html->file);
        class_pages_write_link(html, pages->summary, students[i], "");
    }
    fputs("</p>\n", html->file);
}

// What was not compared, and what is not shown.
static void tell_gaps(const struct html *html, const struct class_pages *pages) {
    for (size_t i = 0; i < pages->similarity->exercise_count; i++) {
        const struct similar_exercise *exercise = &pages->similarity->exercises[i];
        const char *title = html_escape(html, pages->summary->exercises[i].title);
        if (exercise->found > MOST_PAIRS)
            fprintf(html->file,
                    "<p>%s: %zu pairs are alike, and the first %d are shown: where the whole class "
                    "is, the exercise leaves little choice.</p>\n",
                    title, exercise->found, MOST_PAIRS);
        tell_students(html, pages, title,
                      "not compared with all others, because sim_c did not come to an end in its "
                      "time (a text that repeats itself a lot does that)",
                      exercise->failed.items, exercise->failed.count);
        tell_students(html, pages, title,
                      "only the first 64 KiB were compared, which is much for this exercise",
                      exercise->cut.items, exercise->cut.count);
    }
}

static size_t count_starters(const struct similarity *similarity) {
    size_t count = 0;
    for (size_t i = 0; i < similarity->exercise_count; i++)
        count += similarity->exercises[i].starter.lines.count > 0;
    return count;
}

void class_pages_write_similar(const struct html *html, const struct class_pages *pages) {
    static const struct class_column columns[] = {{"exercise, to compare", NULL},
                                                  {"one", NULL},
                                                  {"the other", NULL},
                                                  {"of one in the other", "descending"},
                                                  {"of the other in one", NULL},
                                                  {0}};
    const struct similarity *similarity = pages->similarity;
    if (!similarity->folder) {
        fputs("<p>They were not looked for: <code>sim_c</code> is not installed. It is in the "
              "package similarity-tester of Debian and Ubuntu; install it and make this report "
              "again.</p>\n",
              html->file);
        return;
    }
    fprintf(
        html->file,
        "<p><strong>This is a hint, no verdict.</strong> Small programs for one task resemble "
        "each other, and two who learn together write alike. Look at a pair, and speak with "
        "both, before you think anything of it.</p>\n<p>Pairs of submissions of which one stands "
        "to %d %% or more in the other, as <code>sim_c</code> of similarity-tester counts: it "
        "compares what kind of word follows which, so that other names, comments and layout "
        "change nothing. ",
        similarity->threshold);
    fprintf(html->file,
            "Lines that stand in the starter code, however they are indented, are left out before "
            "(there is some for %zu of %s).</p>\n",
            count_starters(similarity),
            class_pages_count(html->arena, similarity->exercise_count, "exercise"));
    tell_gaps(html, pages);
    if (!similarity->pairs.count) {
        fputs("<p>There are none.</p>\n", html->file);
        return;
    }
    class_pages_begin_table(html, columns);
    for (size_t i = 0; i < similarity->pairs.count; i++)
        write_pair(html, pages, i);
    class_pages_end_table(html);
}
