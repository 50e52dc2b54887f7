// SPDX-License-Identifier: MIT
// Writes an annotation as a workflow command of GitHub Actions: a line, whose values are escaped.
#include "reports/github/annotation.h"

#include <string.h>

enum { MOST_MESSAGE = 4000 }; // bytes that GitHub shows; more is dropped without a word

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

void annotation_write(FILE *file, enum annotation_kind kind, const struct annotation *annotation,
                      struct arena *arena) {
    static const char *const names[] = {[ANNOTATION_ERROR] = "error",
                                        [ANNOTATION_WARNING] = "warning",
                                        [ANNOTATION_NOTICE] = "notice"};
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
