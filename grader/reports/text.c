// SPDX-License-Identifier: MIT
// The verdicts as text, for students and instructors.
#include "report.h"

#include "timeline.h"

#include <string.h>

enum { WIDTH = 100, LEAST_WIDTH = 50, INDENT = 21 };

struct page {
    FILE *file;
    const struct report_input *input;
    struct arena *arena;
};

enum paint { PAINT_GOOD, PAINT_BAD, PAINT_ODD, PAINT_FAINT, PAINT_BOLD };

static const char *paint(const struct page *page, enum paint colour) {
    static const char *const codes[] = {
        [PAINT_GOOD] = "\033[32m", [PAINT_BAD] = "\033[31m", [PAINT_ODD] = "\033[33m",
        [PAINT_FAINT] = "\033[2m", [PAINT_BOLD] = "\033[1m",
    };
    return page->input->colour ? codes[colour] : "";
}

static const char *plain(const struct page *page) { return page->input->colour ? "\033[0m" : ""; }

// Columns that the bytes take, each character one.
static int columns(const char *bytes, size_t size) {
    int count = 0;
    for (size_t i = 0; i < size; i++)
        count += ((unsigned char)bytes[i] & 0xc0) != 0x80;
    return count;
}

static int width_of(const struct page *page) {
    int width = page->input->width;
    return !width ? WIDTH : width < LEAST_WIDTH ? LEAST_WIDTH : width;
}

// GitHub takes a line that begins so for a command, whatever spaces stand before it; there are
// others than ASCII's.
static bool may_begin_line(const char *words) {
    while (*words & 0x80 || *words == ' ')
        words++;
    return strncmp(words, "::", 2) != 0;
}

// Between runs of spaces nothing is broken: they may be what the message is about.
static bool may_break(const char *start, const char *word) {
    return *word != ' ' && (word - start < 2 || word[-2] != ' ') && may_begin_line(word);
}

// Breaks the words at single spaces; the first line begins where the cursor is, the others below
// it.
static void write_wrapped(const struct page *page, const char *words) {
    const char *start = words;
    int column = INDENT;
    while (*words) {
        size_t size = strcspn(words, " ");
        int width = columns(words, size);
        if (column > INDENT && column + 1 + width > width_of(page) && may_break(start, words)) {
            fprintf(page->file, "\n%*s", INDENT, "");
            column = INDENT;
        } else if (words > start) {
            fputc(' ', page->file);
            column++;
        }
        fwrite(words, 1, size, page->file);
        column += width;
        words += size + (words[size] == ' ');
    }
    fputc('\n', page->file);
}

static void write_point(const struct page *page, const char *label, const char *words) {
    if (!words)
        return;
    fprintf(page->file, "           %s%-9s%s ", paint(page, PAINT_FAINT), label, plain(page));
    write_wrapped(page, words);
}

// Cut to so many columns, with a sign where something is cut off.
static const char *fit(const struct page *page, const char *words, int width) {
    size_t size = strlen(words);
    if (columns(words, size) <= width)
        return words;
    while (size && (columns(words, size) >= width || (words[size] & 0xc0) == 0x80))
        size--;
    return arena_print(page->arena, "%.*s…", (int)size, words);
}

// As wide as the longest expected line, if there is room.
static int width_of_expected(const struct compared_lines *lines, int most) {
    int width = (int)strlen("expected");
    ARRAY_EACH(line, lines) {
        int own = line->expected ? columns(line->expected, strlen(line->expected)) : 0;
        width = own > width ? own : width;
    }
    return width < most ? width : most;
}

static void write_row(const struct page *page, const struct compared_line *line, int width,
                      int room) {
    const char *sign = line->fits ? " " : !line->seen ? "-" : !line->expected ? "+" : "≠";
    const char *expected = fit(page, line->expected ? line->expected : "", width);
    int padding = width - columns(expected, strlen(expected));
    fprintf(page->file, "%*s%s %s%*s │", INDENT - 2, "", sign, expected, padding, "");
    fprintf(page->file, line->seen ? " %s\n" : "\n", line->seen ? fit(page, line->seen, room) : "");
}

static void write_lines(const struct page *page, const struct compared_lines *lines) {
    int room = width_of(page) - INDENT - (int)strlen(" | ");
    int width = width_of_expected(lines, room / 2);
    if (!lines->count)
        return;
    fprintf(page->file, "           %slines%s     %-*s │ printed\n", paint(page, PAINT_FAINT),
            plain(page), width, "expected");
    ARRAY_EACH(line, lines)
        write_row(page, line, width, room - width);
    if (lines->more)
        fprintf(page->file, "%*s…\n", INDENT, "");
}

static bool has_same_events(const struct check_verdict *check, const struct check_verdict *other) {
    bool same = check->events.count && check->events.count == other->events.count;
    for (size_t i = 0; same && i < check->events.count; i++)
        same = strcmp(check->events.items[i], other->events.items[i]) == 0;
    return same;
}

static void write_schedule(const struct page *page, const struct verdict *verdict,
                           const struct check_verdict *check) {
    if (!check->schedule)
        return;
    write_point(page, "schedule", check->schedule);
    write_point(page, "", schedules_explain(check->schedule));
    for (const struct check_verdict *before = verdict->checks.items; before < check; before++)
        if (has_same_events(check, before)) {
            write_point(page, "events",
                        arena_print(page->arena, "the same as of “%s”", before->title));
            return;
        }
    ARRAY_EACH(line, &check->events)
        fprintf(page->file, "           %s%-9s%s %s\n", paint(page, PAINT_FAINT),
                line == check->events.items ? "events" : "", plain(page), *line);
}

static bool is_told(const struct page *page, const struct check_verdict *check) {
    return check->outcome != OUTCOME_PASS || check->max_points || page->input->verbose;
}

// Of several that were skipped for the same reason the last one tells it.
static bool is_told_below(const struct page *page, const struct verdict *verdict,
                          const struct check_verdict *check) {
    const struct check_verdict *next = check + 1,
                               *end = &verdict->checks.items[verdict->checks.count];
    while (next < end && !is_told(page, next))
        next++;
    return check->outcome == OUTCOME_SKIPPED && next < end && next->outcome == OUTCOME_SKIPPED &&
           strcmp(next->result.seen, check->result.seen) == 0;
}

static void write_check(const struct page *page, const struct verdict *verdict,
                        const struct check_verdict *check) {
    static const struct {
        const char *sign;
        enum paint colour;
    } signs[] = {
        [OUTCOME_FAIL] = {"✗", PAINT_BAD},
        [OUTCOME_PASS] = {"✓", PAINT_GOOD},
        [OUTCOME_ERROR] = {"!", PAINT_ODD},
        [OUTCOME_SKIPPED] = {"–", PAINT_ODD},
    };
    if (!is_told(page, check))
        return;
    fprintf(page->file, "  %s%s%s ", paint(page, signs[check->outcome].colour),
            signs[check->outcome].sign, plain(page));
    if (check->max_points)
        fprintf(page->file, "%3d/%-3d ", check->points, check->max_points);
    else
        fputs("        ", page->file);
    fprintf(page->file, "%s\n", check->title);
    if (check->outcome == OUTCOME_PASS || is_told_below(page, verdict, check))
        return;
    const struct result *result = &check->result;
    write_point(page, "expected", result->expected);
    write_point(page, check->outcome == OUTCOME_FAIL ? "saw" : "because", result->seen);
    write_lines(page, &result->lines);
    write_point(page, "where", check_verdict_where(check));
    write_schedule(page, verdict, check);
    write_point(page, "hint", result->hint);
}

static void write_log(const struct page *page, const struct verdict *verdict) {
    struct str words = {.arena = page->arena};
    bool failed = verdict->checks.count && verdict->checks.items[0].outcome == OUTCOME_FAIL;
    if (!verdict->log.size || (!failed && !page->input->verbose))
        return;
    verdict_tell_log(verdict, &words);
    fputs(words.data, page->file);
}

static void write_timeline(const struct page *page, const struct verdict *verdict) {
    if (!page->input->verbose || !verdict->evidence)
        return;
    struct str lines = {.arena = page->arena};
    timeline_write(verdict->evidence, &lines);
    fprintf(page->file, "  what the processes did:\n%s", lines.size ? lines.data : "");
}

static void write_verdict(const struct page *page, const struct verdict *verdict) {
    bool whole = verdict->outcome == OUTCOME_PASS;
    const char *path = text_shown(page->arena, text_of(verdict->submission), 200);
    if (page->input->quiet) {
        fprintf(page->file, "%s%s\t%s\t%d/%d\t%s\n", may_begin_line(path) ? "" : "./", path,
                verdict->exercise, verdict->points, verdict->max_points,
                outcome_name(verdict->outcome));
        return;
    }
    fprintf(page->file, "%s%s%s  %s\n", paint(page, PAINT_BOLD), verdict->title, plain(page), path);
    ARRAY_EACH(check, &verdict->checks)
        write_check(page, verdict, check);
    write_log(page, verdict);
    write_timeline(page, verdict);
    if (verdict->outcome == OUTCOME_ERROR)
        fprintf(page->file,
                "  %sThe grader could not judge all of it; this is not the "
                "student's fault.%s\n",
                paint(page, PAINT_ODD), plain(page));
    fprintf(page->file, "  %s%d of %d points%s\n\n", paint(page, whole ? PAINT_GOOD : PAINT_BOLD),
            verdict->points, verdict->max_points, plain(page));
}

static void write(FILE *file, const struct report_input *input, struct arena *arena) {
    const struct page page = {file, input, arena};
    int full = 0;
    for (size_t i = 0; i < input->count; i++) {
        write_verdict(&page, &input->verdicts[i]);
        full += input->verdicts[i].outcome == OUTCOME_PASS;
    }
    if (input->count > 1 && !input->quiet)
        fprintf(file, "%d of %zu submissions have all points\n", full, input->count);
}

const struct report report_text = {
    .name = "text",
    .summary = "for people",
    .write = write,
};
