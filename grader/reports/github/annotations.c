// SPDX-License-Identifier: MIT
// What of a verdict becomes an annotation, and at which line.
#include "reports/github/annotations.h"

#include "compile_log.h"

#include <string.h>

static struct annotation *add(struct annotations *annotations, enum annotation_kind kind,
                              const char *title) {
    struct annotation *annotation = ARRAY_ADD(annotations->arena, &annotations->of[kind]);
    annotation->title = title;
    return annotation;
}

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

// The path in the checkout of a file of the submission, which may be named without its folder; NULL
// where it is none.
static const char *path_of(struct arena *arena, const struct verdict *verdict, struct text file) {
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
        return arena_print(arena, "%.*s/%s", (int)size, folder, own);
    }
    return NULL;
}

// The compiler's errors in the submission's own files. False: there are none.
static bool add_compile_errors(struct annotations *annotations, const struct verdict *verdict) {
    struct text log = verdict->log;
    struct compile_error error;
    bool found = false;
    while (compile_log_next_error(&log, &error)) {
        const char *path = path_of(annotations->arena, verdict, error.file);
        if (!path)
            continue;
        struct annotation *annotation = add(annotations, ANNOTATION_ERROR, "it does not compile");
        annotation->file = path;
        annotation->line = error.line;
        annotation->column = error.column;
        annotation->message = error.message;
        found = true;
    }
    return found;
}

// Valgrind's, each at its line. False: there are none.
static bool add_findings(struct annotations *annotations, const struct verdict *verdict,
                         const struct check_verdict *check) {
    if (!check->run || check->run->tool != TOOL_VALGRIND)
        return false;
    ARRAY_EACH(finding, &check->run->findings) {
        const char *where = process_describe(check->run, finding->process, annotations->arena);
        const char *first = finding == check->run->findings.items ? check->result.hint : NULL;
        struct annotation *annotation = add(annotations, ANNOTATION_ERROR, check->title);
        annotation->file = path_of(annotations->arena, verdict, text_of(finding->file));
        annotation->line = finding->line;
        annotation->message =
            text_of(arena_print(annotations->arena, "%s in %s, in %s()%s%s", finding->what, where,
                                finding->function, first ? "\n" : "", first ? first : ""));
    }
    return check->run->findings.count;
}

static void add_check(struct annotations *annotations, const struct verdict *verdict,
                      const struct check_verdict *check) {
    if (check->outcome == OUTCOME_PASS || check->outcome == OUTCOME_SKIPPED)
        return;
    if (check->outcome == OUTCOME_FAIL && add_findings(annotations, verdict, check))
        return;
    enum annotation_kind kind =
        check->outcome == OUTCOME_FAIL ? ANNOTATION_ERROR : ANNOTATION_WARNING;
    struct annotation *annotation = add(annotations, kind, check->title);
    annotation->message = text_of(report_details(check, annotations->arena));
    if (check->place) {
        annotation->file = path_of(annotations->arena, verdict, text_of(check->place->file));
        annotation->line = check->place->line;
    }
}

void annotations_add(struct annotations *annotations, const struct verdict *verdict) {
    bool built = !verdict->checks.count || verdict->checks.items[0].outcome != OUTCOME_FAIL;
    bool told = !built && add_compile_errors(annotations, verdict);
    ARRAY_EACH(check, &verdict->checks)
        if (!told || check != verdict->checks.items)
            add_check(annotations, verdict, check);
    add(annotations, ANNOTATION_NOTICE, verdict->title)->message = text_of(arena_print(
        annotations->arena, "%d of %d points%s", verdict->points, verdict->max_points,
        verdict->outcome == OUTCOME_ERROR ? ", but the grader could not judge all of it" : ""));
}
