// SPDX-License-Identifier: MIT
// Words for the first difference between the output and what was expected of it.
#include "transcript.h"
#include "alignment.h"
#include "describe.h"

#include <ctype.h>

enum {
    MOST_NEXT = 3,   // lines of context
    LONG = 60,       // bytes in which two lines agree before it is told how they go on
    MOST_SHOWN = 30, // bytes of that
};

struct wording {
    const struct transcript *transcript;
    struct difference difference;
    struct arena *arena;
};

static const char *describe_item(const struct wording *wording, size_t item) {
    return expected_line_describe(&wording->transcript->expected->items[item], wording->arena);
}

// "main", or "main and process 2 (…)" of a torn line.
static const char *describe_writer(const struct wording *wording, const struct line *line) {
    const char *first =
        process_describe(wording->transcript->evidence, line->process, wording->arena);
    if (!line->torn)
        return first;
    return arena_print(
        wording->arena, "%s and %s", first,
        process_describe(wording->transcript->evidence, line->torn_by, wording->arena));
}

// "no line but the 4 of the list, of which `a` and `b` are missing"
static const char *describe_list(const struct wording *wording) {
    const struct missing_items *missing = &wording->difference.missing;
    size_t count = missing->count, shown = count < MOST_NEXT ? count : MOST_NEXT;
    struct str words = {.arena = wording->arena};
    str_print(&words, "no line but the %zu of the list", wording->difference.item);
    if (count)
        str_add(&words, TEXT(", of which "));
    for (size_t i = 0; i < shown; i++)
        describe_listed(&words, i, count > shown ? count : shown, "and",
                        describe_item(wording, missing->items[i]));
    if (count > shown)
        str_print(&words, " and %zu more", count - shown);
    if (count)
        str_add(&words, text_of(count == 1 ? " is missing" : " are missing"));
    return words.data;
}

static const char *describe_expected(const struct wording *wording) {
    const struct difference *difference = &wording->difference;
    size_t item = difference->item;
    bool any_order = wording->transcript->match == MATCH_ANY_ORDER;
    const char *before = "", *after = "";
    if (item > 0) {
        before = describe_item(wording, item - 1);
        after = any_order ? "" : arena_print(wording->arena, ", after %s", before);
    }
    switch (difference->kind) {
    case DIFFERENCE_WRONG:
        return arena_print(wording->arena, "%s as line %zu%s", describe_item(wording, item),
                           item + 1, after);
    case DIFFERENCE_EXTRA:
        if (any_order)
            return describe_list(wording);
        if (item == 0)
            return "no line";
        return arena_print(wording->arena, "no more lines after %s", before);
    case DIFFERENCE_WHOLE:
        return arena_print(wording->arena, "output that is cut off before its last line, %s",
                           before);
    default:
        return arena_print(wording->arena, "%s%s", describe_item(wording, item), after);
    }
}

// "`…`, `…` and 3 more lines": what stands where a line is missing.
static const char *describe_next(const struct wording *wording) {
    const struct lines *lines = &wording->transcript->lines;
    struct str words = {.arena = wording->arena};
    size_t line = wording->difference.line, end = line + MOST_NEXT;
    for (; line < lines->count && line < end; line++)
        str_print(&words, "%s%s", words.size ? ", " : "",
                  describe_line(lines->items[line].text, wording->arena));
    if (line < lines->count)
        str_print(&words, " and %s",
                  describe_count((int64_t)(lines->count - line), "more line", "more lines",
                                 wording->arena));
    return words.data;
}

static const char *describe_lack(const struct wording *wording, const char *output) {
    size_t count = wording->transcript->lines.count, line = wording->difference.line;
    if (count == 0)
        return arena_print(wording->arena, "%s is empty", output);
    if (wording->transcript->match == MATCH_ANY_ORDER)
        return arena_print(wording->arena, "%s has %s, but not this one", output,
                           describe_count((int64_t)count, "line", "lines", wording->arena));
    if (line == count)
        return arena_print(wording->arena, "%s stops after %s", output,
                           describe_count((int64_t)count, "line", "lines", wording->arena));
    if (line == 0)
        return arena_print(wording->arena, "%s has only %s", output, describe_next(wording));
    return arena_print(wording->arena, "%s goes on after line %zu with %s", output, line,
                       describe_next(wording));
}

// ", printed by main", or nothing where the lines are those of one process.
static const char *describe_printer(const struct wording *wording, const struct line *line) {
    if (wording->transcript->process)
        return "";
    return arena_print(wording->arena, ", printed by %s", describe_writer(wording, line));
}

static const char *describe_seen(const struct wording *wording) {
    const struct difference *difference = &wording->difference;
    const struct transcript *transcript = wording->transcript;
    const char *output = "the output";
    if (transcript->process)
        output = arena_print(
            wording->arena, "the output of %s",
            process_describe(transcript->evidence, transcript->process->number, wording->arena));
    if (difference->kind == DIFFERENCE_WHOLE)
        return arena_print(wording->arena, "%s is complete", output);
    if (difference->kind == DIFFERENCE_MISSING)
        return describe_lack(wording, output);
    const struct line *line = &transcript->lines.items[difference->line];
    return arena_print(wording->arena, "line %zu of %s is %s%s%s", difference->line + 1, output,
                       describe_line(line->text, wording->arena), describe_printer(wording, line),
                       difference->kind == DIFFERENCE_EARLY ? ": too early" : "");
}

// --- hints

static size_t skip_space(struct text text, size_t at) {
    while (at < text.size && isspace((unsigned char)text.data[at]))
        at++;
    return at;
}

// Equal but for spaces, carriage returns and capitals.
static bool is_nearly(struct text a, struct text b) {
    size_t i = skip_space(a, 0), k = skip_space(b, 0);
    while (i < a.size && k < b.size) {
        if (tolower((unsigned char)a.data[i]) != tolower((unsigned char)b.data[k]))
            return false;
        i = skip_space(a, i + 1), k = skip_space(b, k + 1);
    }
    return i == a.size && k == b.size;
}

// Whether another process printed the same line before, or among the lines of one process its
// parent did at any time: a buffer copied by fork() looks like that.
static bool is_doubled(const struct wording *wording) {
    const struct transcript *transcript = wording->transcript;
    const struct line *line = &transcript->lines.items[wording->difference.line];
    const struct process *process = transcript->process;
    if (process) {
        struct lines parents =
            evidence_lines_of(transcript->evidence, process->parent, wording->arena);
        ARRAY_EACH(other, &parents)
            if (text_equal(other->text, line->text))
                return true;
    }
    for (const struct line *earlier = transcript->lines.items; earlier < line; earlier++)
        if (earlier->process != line->process && text_equal(earlier->text, line->text))
            return true;
    return false;
}

// What stands in a line from a byte on, in words.
static const char *describe_rest(struct text line, size_t from, struct arena *arena) {
    if (from >= line.size)
        return "the end of the line";
    struct text rest = {line.data + from, line.size - from};
    return arena_print(arena, "`%s`", text_shown(arena, rest, MOST_SHOWN));
}

// For long lines, of which messages show the beginning alone; else NULL.
static const char *hint_for_long(struct text expected, struct text seen, struct arena *arena) {
    size_t same = 0;
    while (same < expected.size && same < seen.size && expected.data[same] == seen.data[same])
        same++;
    for (size_t word = same; word > 0 && same - word < MOST_SHOWN; word--)
        if (seen.data[word - 1] == ' ') {
            same = word; // where the word begins in which they part
            break;
        }
    while (same > 0 && same < seen.size && ((unsigned char)seen.data[same] & 0xc0) == 0x80)
        same--; // or at least the character
    if (same < LONG)
        return NULL;
    return arena_print(arena,
                       "The two lines agree in their first %zu bytes; then should come %s, and "
                       "what comes is %s.",
                       same, describe_rest(expected, same, arena),
                       describe_rest(seen, same, arena));
}

// What is seen to be the cause; or NULL.
static const char *certain_hint(const struct wording *wording) {
    const struct difference *difference = &wording->difference;
    bool has_line = difference->kind == DIFFERENCE_WRONG || difference->kind == DIFFERENCE_EXTRA;
    if (has_line && is_doubled(wording))
        return "Another process printed this line, too: what is still in stdio's buffer is "
               "copied by fork() and printed twice; call fflush(stdout) before fork(), or print it "
               "behind fork(), in the process whose line it is.";
    return NULL;
}

static const char *default_hint(const struct wording *wording) {
    const struct difference *difference = &wording->difference;
    if (difference->kind == DIFFERENCE_WRONG) {
        struct text expected = wording->transcript->expected->items[difference->item].text;
        struct text seen = wording->transcript->lines.items[difference->line].text;
        if (expected.size && is_nearly(expected, seen))
            return "The two lines differ only in spaces, carriage returns or capital letters.";
        const char *hint = hint_for_long(expected, seen, wording->arena);
        if (hint)
            return hint;
        return "Compare what the program prints with the assignment, from the first line that "
               "differs on.";
    }
    if (difference->kind == DIFFERENCE_EXTRA)
        return "Look which process prints this line, and how often its loop runs.";
    if (difference->kind == DIFFERENCE_EARLY)
        return "Look at what should happen before this line is printed, and wait for it.";
    if (difference->kind == DIFFERENCE_WHOLE)
        return "The process came to its end; it should have been stopped before.";
    return "Look whether the program comes to this line, and whether its output is flushed: what "
           "is still in stdio's buffer is lost by _exit() and by a signal.";
}

static int place_of(const struct wording *wording) {
    const struct difference *difference = &wording->difference;
    if (difference->kind != DIFFERENCE_WHOLE && difference->kind != DIFFERENCE_MISSING)
        return wording->transcript->lines.items[difference->line].process;
    return wording->transcript->process ? wording->transcript->process->number : PROCESS_UNKNOWN;
}

struct result transcript_judge(const struct transcript *transcript, struct arena *arena) {
    struct wording wording = {
        .transcript = transcript,
        .difference =
            difference_find(transcript->match, transcript->expected, &transcript->lines, arena),
        .arena = arena,
    };
    if (wording.difference.kind == DIFFERENCE_NONE)
        return result_pass();
    const char *hint = certain_hint(&wording);
    return (struct result){.outcome = OUTCOME_FAIL,
                           .expected = describe_expected(&wording),
                           .seen = describe_seen(&wording),
                           .process = place_of(&wording),
                           .certain = hint,
                           .hint = hint ? hint : default_hint(&wording),
                           .lines = alignment_make(transcript->match, transcript->expected,
                                                   &transcript->lines, &wording.difference, arena)};
}
