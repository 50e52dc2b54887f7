// SPDX-License-Identifier: MIT
// What the gradings of an exercise's programs showed, as a table: a row a program, a column a
// check.
#include "proof_table.h"

#include <string.h>

enum { WIDTH = 100, LEAST_NAME = 24, MOST_NAME = 48 };

static const struct {
    enum mark mark;
    const char *sign, *colour, *meaning;
} signs[] = {
    {MARK_PASSED, "·", "\033[2m", "passed"},
    {MARK_REQUIRED, "✗", "\033[32m", "failed, as it must"},
    {MARK_PERMITTED, "∘", "\033[32m", "failed, as it may"},
    {MARK_SKIPPED, "–", "\033[2m", "skipped"},
    {MARK_ODD, "!", "\033[1;31m", "not as it should be"},
    {MARK_ERROR, "?", "\033[1;33m", "the grader failed"},
};

enum { SIGNS = sizeof signs / sizeof *signs };

static const char *const roles[] = {
    [ROLE_REFERENCE] = "reference",
    [ROLE_RIGHT] = "right",
    [ROLE_WRONG] = "wrong",
};

static void add_sign(char mark, bool colour, struct str *out) {
    size_t i = 0;
    while (i + 1 < SIGNS && (char)signs[i].mark != mark)
        i++;
    str_print(out, "%s%s%s", colour ? signs[i].colour : "", signs[i].sign, colour ? "\033[0m" : "");
}

static const char *name_of(const struct proof *proof, const struct program *program) {
    const char *name = program->role == ROLE_REFERENCE ? "" : program->name;
    return text_shown(proof->arena, text_of(name), MOST_NAME);
}

static int name_width(const struct proof *proof) {
    int width = LEAST_NAME;
    ARRAY_EACH(program, &proof->programs) {
        int size = (int)strlen(name_of(proof, program));
        width = size > width ? size : width;
    }
    return width;
}

static void add_indented(const char *lines, struct str *out) {
    struct text rest = text_of(lines), line;
    while (text_next_line(&rest, &line))
        str_print(out, "      %.*s\n", TEXT_ARGS(line));
}

static void add_legend(const struct proof *proof, struct str *out) {
    size_t column = 0;
    for (size_t i = 0; i < proof->spec->checks.count; i++) {
        const char *entry =
            arena_print(proof->arena, "  %zu %s", i + 1, proof->spec->checks.items[i].id);
        column += strlen(entry);
        if (column > WIDTH && i) {
            str_add(out, TEXT("\n"));
            column = strlen(entry);
        }
        str_print(out, "%s", entry);
    }
    str_add(out, TEXT("\n\n"));
}

void proof_table_write(const struct proof *proof, const struct showing *showings, bool colour,
                       bool verbose, struct str *out) {
    int width = name_width(proof);
    str_print(out, "%s%s%s  %s\n  %-9s  %-*s", colour ? "\033[1m" : "", proof->spec->title,
              colour ? "\033[0m" : "", proof->spec->exercise, "", width, "");
    for (size_t i = 0; i < proof->spec->checks.count; i++)
        str_print(out, " %2zu", i + 1);
    str_add(out, TEXT("\n"));
    for (size_t i = 0; i < proof->programs.count; i++) {
        const struct program *program = &proof->programs.items[i];
        str_print(out, "  %-9s  %-*s", roles[program->role], width, name_of(proof, program));
        for (const char *mark = showings[i].marks; *mark; mark++) {
            str_add(out, TEXT("  "));
            add_sign(*mark, colour, out);
        }
        str_add(out, TEXT("\n"));
        if (verbose)
            add_indented(showings[i].words, out);
    }
    add_legend(proof, out);
}

void proof_table_explain(bool colour, struct str *out) {
    for (size_t i = 0; i < SIGNS; i++) {
        str_add(out, i ? TEXT("   ") : TEXT("  "));
        add_sign((char)signs[i].mark, colour, out);
        str_print(out, " %s", signs[i].meaning);
    }
    str_add(out, TEXT("\n"));
}
