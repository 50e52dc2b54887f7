// SPDX-License-Identifier: MIT
// The verdicts as Markdown, for the summary of a step of GitHub Actions, which has a file of its
// own for each step: that the file is begun anew takes nothing away.
//
// What may be the student's stands in <code>, with a backslash before every sign that could be
// markup, or in a fenced block behind four spaces and a bar, where nothing can end the fence.
#include "report.h"

#include <ctype.h>
#include <string.h>

// GitHub takes 1 MiB, or nothing of it.
enum { MOST = 880 * 1024 };

struct page {
    struct arena *arena;
    struct str whole;
    size_t left_out;
};

// A section is there as a whole or not at all.
static void add_section(struct page *page, const struct str *section) {
    if (page->whole.size + section->size > MOST)
        page->left_out++;
    else
        str_add(&page->whole, str_text(section));
}

static void add_words(struct str *out, const char *words) {
    for (const char *c = text_shown(out->arena, text_of(words), SIZE_MAX); *c; c++) {
        if (ispunct((unsigned char)*c))
            str_add(out, TEXT("\\"));
        str_add(out, (struct text){c, 1});
    }
}

static void add_code(struct str *out, const char *words) {
    str_add(out, TEXT("<code>"));
    add_words(out, words);
    str_add(out, TEXT("</code>"));
}

static void add_point(struct str *out, const char *label, const char *words) {
    if (!words)
        return;
    str_print(out, "- %s: ", label);
    add_code(out, words);
    str_add(out, TEXT("\n"));
}

static void add_block(struct str *out, const char *title, const told_lines *lines) {
    if (!lines->count)
        return;
    str_print(out, "%s:\n\n```text\n", title);
    ARRAY_EACH(line, lines)
        str_print(out, "    | %s\n", text_shown(out->arena, text_of(*line), SIZE_MAX));
    str_add(out, TEXT("```\n\n"));
}

static void add_row(struct str *out, const struct check_verdict *check) {
    static const char *const signs[] = {
        [OUTCOME_FAIL] = "❌ failed",
        [OUTCOME_PASS] = "✅ passed",
        [OUTCOME_ERROR] = "⚠️ not judged: the grader failed",
        [OUTCOME_SKIPPED] = "➖ not judged",
    };
    str_add(out, TEXT("| "));
    add_words(out, check->title);
    str_print(out, " | %d of %d | %s |\n", check->points, check->max_points, signs[check->outcome]);
}

static void add_table(struct page *page, const struct verdict *verdict) {
    struct str out = {.arena = page->arena};
    str_add(&out, TEXT("## "));
    add_words(&out, verdict->title);
    str_print(&out, ": %d of %d points\n\n", verdict->points, verdict->max_points);
    add_code(&out, verdict->submission);
    if (verdict->outcome == OUTCOME_ERROR)
        str_add(&out, TEXT("\n\n**The grader could not judge all of it; this is not the student's "
                           "fault.**"));
    str_add(&out, TEXT("\n\n| Check | Points | |\n|---|---|---|\n"));
    ARRAY_EACH(check, &verdict->checks)
        if (check->outcome != OUTCOME_PASS || check->max_points)
            add_row(&out, check);
    str_add(&out, TEXT("\n"));
    add_section(page, &out);
}

static told_lines tell_lines(struct arena *arena, const struct compared_lines *lines) {
    told_lines told = {0};
    ARRAY_EACH(line, lines) {
        if (line->expected)
            *ARRAY_ADD(arena, &told) =
                arena_print(arena, "%s %s", line->fits ? " " : "-", line->expected);
        if (line->seen && !line->fits)
            *ARRAY_ADD(arena, &told) = arena_print(arena, "+ %s", line->seen);
    }
    return told;
}

static void add_details(struct page *page, const struct check_verdict *check) {
    const struct result *result = &check->result;
    struct str out = {.arena = page->arena};
    str_add(&out, TEXT("### "));
    add_words(&out, check->title);
    str_add(&out, TEXT("\n\n"));
    add_point(&out, "expected", result->expected);
    add_point(&out, check->outcome == OUTCOME_FAIL ? "saw" : "because", result->seen);
    add_point(&out, "where", check_verdict_where(check));
    if (check->place)
        add_point(&out, "line",
                  arena_print(page->arena, "%s:%d", check->place->file, check->place->line));
    add_point(&out, "schedule", check->schedule);
    add_point(&out, "hint", result->hint);
    str_add(&out, TEXT("\n"));
    told_lines lines = tell_lines(page->arena, &result->lines);
    add_block(&out, "Lines (- expected, + printed)", &lines);
    add_block(&out, "Events", &check->events);
    add_section(page, &out);
}

static void add_log(struct page *page, const struct verdict *verdict) {
    struct str out = {.arena = page->arena};
    if (!verdict->checks.count || verdict->checks.items[0].outcome != OUTCOME_FAIL)
        return;
    told_lines lines = verdict_log_lines(verdict, page->arena);
    add_block(&out, "The compiler's words", &lines);
    add_section(page, &out);
}

static void write(FILE *file, const struct report_input *input, struct arena *arena) {
    struct page page = {.arena = arena, .whole.arena = arena};
    for (size_t i = 0; i < input->count; i++) {
        const struct verdict *verdict = &input->verdicts[i];
        add_table(&page, verdict);
        ARRAY_EACH(check, &verdict->checks)
            if (check->outcome == OUTCOME_FAIL || check->outcome == OUTCOME_ERROR)
                add_details(&page, check);
        add_log(&page, verdict);
    }
    fputs(str_text(&page.whole).data, file);
    if (page.left_out)
        fprintf(file,
                "%zu sections are left out, because GitHub shows no summary of more than 1 MiB.\n",
                page.left_out);
}

const struct report report_markdown = {
    .name = "markdown",
    .summary = "Markdown, for the summary of a step of GitHub Actions",
    .write = write,
};
