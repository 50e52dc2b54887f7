// SPDX-License-Identifier: MIT
// The verdicts as workflow commands of GitHub Actions, which it shows as annotations at the lines
// of the source. Each command is a line; its values are escaped, so that nothing of the student's
// begins another one.
#include "report.h"

#include "compile_log.h"

#include <string.h>

// What GitHub shows of a step; more is dropped without a word.
enum { MOST_OF_A_KIND = 10, MOST_MESSAGE = 4000 };

enum kind { KIND_ERROR, KIND_WARNING, KIND_NOTICE, KINDS };

struct annotation {
    const char *file; // as the checkout names it; NULL: of no line
    int line, column; // column 0: of the whole line
    const char *title;
    struct text message;
};

struct page {
    const struct report_input *input;
    struct arena *arena;
    ARRAY_OF(struct annotation) of[KINDS];
};

static struct annotation *add(struct page *page, enum kind kind, const char *title) {
    struct annotation *annotation = ARRAY_ADD(page->arena, &page->of[kind]);
    annotation->title = title;
    return annotation;
}

// --- where

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

// The path in the checkout of a file of the submission, which may be named without its folder; NULL
// where it is none.
static const char *path_of(const struct page *page, const struct verdict *verdict,
                           struct text file) {
    for (size_t i = 0; i < verdict->file_count; i++) {
        const char *own = verdict->files[i];
        if (!text_equal(file, text_of(own)) && !text_equal(file, text_of(base_name(own))))
            continue;
        const char *folder = verdict->submission;
        while (strncmp(folder, "./", 2) == 0)
            folder += 2;
        size_t size = strlen(folder);
        while (size && folder[size - 1] == '/')
            size--;
        if (!size || strcmp(folder, ".") == 0)
            return own;
        return arena_print(page->arena, "%.*s/%s", (int)size, folder, own);
    }
    return NULL;
}

// --- what

// The compiler's errors in the submission's own files. False: there are none.
static bool add_compile_errors(struct page *page, const struct verdict *verdict) {
    struct text log = verdict->log;
    struct compile_error error;
    bool found = false;
    while (compile_log_next_error(&log, &error)) {
        const char *path = path_of(page, verdict, error.file);
        if (!path)
            continue;
        struct annotation *annotation = add(page, KIND_ERROR, "it does not compile");
        annotation->file = path;
        annotation->line = error.line;
        annotation->column = error.column;
        annotation->message = error.message;
        found = true;
    }
    return found;
}

// Valgrind's, each at its line. False: there are none.
static bool add_findings(struct page *page, const struct verdict *verdict,
                         const struct check_verdict *check) {
    if (!check->run || check->run->tool != TOOL_VALGRIND)
        return false;
    ARRAY_EACH(finding, &check->run->findings) {
        const char *where = process_describe(check->run, finding->process, page->arena);
        const char *first = finding == check->run->findings.items ? check->result.hint : NULL;
        struct annotation *annotation = add(page, KIND_ERROR, check->title);
        annotation->file = path_of(page, verdict, text_of(finding->file));
        annotation->line = finding->line;
        annotation->message =
            text_of(arena_print(page->arena, "%s in %s, in %s()%s%s", finding->what, where,
                                finding->function, first ? "\n" : "", first ? first : ""));
    }
    return check->run->findings.count;
}

static void add_check(struct page *page, const struct verdict *verdict,
                      const struct check_verdict *check) {
    if (check->outcome == OUTCOME_PASS || check->outcome == OUTCOME_SKIPPED)
        return;
    if (check->outcome == OUTCOME_FAIL && add_findings(page, verdict, check))
        return;
    enum kind kind = check->outcome == OUTCOME_FAIL ? KIND_ERROR : KIND_WARNING;
    struct annotation *annotation = add(page, kind, check->title);
    annotation->message = text_of(report_details(check, page->arena));
    if (check->place) {
        annotation->file = path_of(page, verdict, text_of(check->place->file));
        annotation->line = check->place->line;
    }
}

static void add_verdict(struct page *page, const struct verdict *verdict) {
    bool built = !verdict->checks.count || verdict->checks.items[0].outcome != OUTCOME_FAIL;
    bool told = !built && add_compile_errors(page, verdict);
    ARRAY_EACH(check, &verdict->checks)
        if (!told || check != verdict->checks.items)
            add_check(page, verdict, check);
    add(page, KIND_NOTICE, verdict->title)->message = text_of(arena_print(
        page->arena, "%d of %d points%s", verdict->points, verdict->max_points,
        verdict->outcome == OUTCOME_ERROR ? ", but the grader could not judge all of it" : ""));
}

// --- how

static void write_escaped(FILE *file, const char *text, const char *special) {
    for (; *text; text++) {
        if (strchr(special, *text))
            fprintf(file, "%%%02X", (unsigned char)*text);
        else
            fputc(*text, file);
    }
}

static void write_property(FILE *file, const char *name, const char *value, struct arena *arena) {
    fprintf(file, "%s=", name);
    write_escaped(file, text_shown(arena, text_of(value), SIZE_MAX), "%\r\n:,");
}

static void write_message(FILE *file, struct text message, struct arena *arena) {
    struct str shown = {.arena = arena};
    struct text line;
    for (bool first = true; text_next_line(&message, &line); first = false)
        str_print(&shown, "%s%s", first ? "" : "\n", text_shown(arena, line, SIZE_MAX));
    struct text whole = str_text(&shown), part = text_cut(whole, MOST_MESSAGE);
    write_escaped(file, arena_copy(arena, part.data, part.size), "%\r\n");
    fputs(part.size < whole.size ? "…\n" : "\n", file);
}

static void write_annotation(FILE *file, enum kind kind, const struct annotation *annotation,
                             struct arena *arena) {
    static const char *const names[] = {
        [KIND_ERROR] = "error", [KIND_WARNING] = "warning", [KIND_NOTICE] = "notice"};
    fprintf(file, "::%s ", names[kind]);
    if (annotation->file) {
        write_property(file, "file", annotation->file, arena);
        fprintf(file, ",line=%d,", annotation->line);
        if (annotation->column)
            fprintf(file, "col=%d,", annotation->column);
    }
    write_property(file, "title", annotation->title, arena);
    fputs("::", file);
    write_message(file, annotation->message, arena);
}

// Where there are too many, the last one says so.
static void write_kind(FILE *file, const struct page *page, enum kind kind) {
    size_t count = page->of[kind].count;
    size_t shown = count > MOST_OF_A_KIND ? MOST_OF_A_KIND - 1 : count;
    for (size_t i = 0; i < shown; i++)
        write_annotation(file, kind, &page->of[kind].items[i], page->arena);
    if (shown == count)
        return;
    struct annotation rest = {.title = "there is more"};
    rest.message =
        text_of(arena_print(page->arena, "%zu more are in the other reports", count - shown));
    write_annotation(file, kind, &rest, page->arena);
}

static void write(FILE *file, const struct report_input *input, struct arena *arena) {
    struct page page = {.input = input, .arena = arena};
    for (size_t i = 0; i < input->count; i++)
        add_verdict(&page, &input->verdicts[i]);
    for (enum kind kind = 0; kind < KINDS; kind++)
        write_kind(file, &page, kind);
}

const struct report report_github = {
    .name = "github",
    .summary = "annotations for GitHub Actions",
    .write = write,
};
