// SPDX-License-Identifier: MIT
// What the compiler said, without what it quotes of other files. In the work folder are only the
// submission's, so all that an absolute or a parent's path names is another one.
#include "compile_log.h"

#include <ctype.h>
#include <string.h>

// Where the compiler's own messages and the system's headers are.
static const char *const public_folders[] = {"/usr/include/", "/usr/lib/", "/usr/bin/", "/tmp/cc"};

// "   12 | …" and "      | …".
static bool is_quotation(struct text line) {
    size_t at = 0;
    while (at < line.size && (line.data[at] == ' ' || isdigit((unsigned char)line.data[at])))
        at++;
    return at && at < line.size && line.data[at] == '|';
}

static bool is_foreign_path(struct text path) {
    if (memmem(path.data, path.size, "../", 3))
        return true;
    if (!path.size || path.data[0] != '/')
        return false;
    for (size_t i = 0; i < sizeof public_folders / sizeof *public_folders; i++)
        if (text_starts(path, public_folders[i]))
            return false;
    return true;
}

// A path ends at its first colon; one with a colon in it is judged by its beginning.
static bool is_foreign(struct text line) {
    static const char *const before[] = {"In file included from ", "                 from "};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (text_starts(line, before[i]))
            line = (struct text){line.data + strlen(before[i]), line.size - strlen(before[i])};
    const char *colon = memchr(line.data, ':', line.size);
    return colon && is_foreign_path((struct text){line.data, (size_t)(colon - line.data)});
}

struct text compile_log_own(struct arena *arena, struct text log) {
    struct str own = {.arena = arena};
    struct text line;
    bool foreign = false, told = false;
    str_add(&own, TEXT(""));
    while (text_next_line(&log, &line)) {
        foreign = is_quotation(line) ? foreign : is_foreign(line);
        if (foreign && !told)
            str_add(&own, TEXT("(what is said of files outside the submission is left out)\n"));
        told = foreign;
        if (foreign)
            continue;
        str_add(&own, line);
        str_add(&own, TEXT("\n"));
    }
    return str_text(&own);
}

// --- errors and where they are

static bool take(struct text *rest, const char *prefix) {
    size_t size = strlen(prefix);
    if (!text_starts(*rest, prefix))
        return false;
    *rest = (struct text){rest->data + size, rest->size - size};
    return true;
}

// "12:".
static bool take_number(struct text *rest, int *out_number) {
    enum { MOST = 1000000 };
    struct text at = *rest;
    int number = 0;
    while (at.size && isdigit((unsigned char)*at.data) && number < MOST)
        number = number * 10 + *at.data - '0', at.data++, at.size--;
    if (number < 1 || number > MOST || !take(&at, ":"))
        return false;
    *rest = at;
    *out_number = number;
    return true;
}

// "prog.c:3:5: error: …", "prog.c:3: fatal error: …".
static bool read_error(struct text line, struct compile_error *out_error) {
    const char *colon = line.size ? memchr(line.data, ':', line.size) : NULL;
    if (!colon)
        return false;
    size_t size = (size_t)(colon - line.data);
    *out_error = (struct compile_error){.file = {line.data, size}};
    struct text rest = {colon + 1, line.size - size - 1};
    if (!take_number(&rest, &out_error->line))
        return false;
    take_number(&rest, &out_error->column);
    out_error->message = rest;
    return take(&out_error->message, " error: ") || take(&out_error->message, " fatal error: ");
}

bool compile_log_next_error(struct text *log, struct compile_error *out_error) {
    struct text line;
    while (text_next_line(log, &line))
        if (!is_quotation(line) && read_error(line, out_error))
            return true;
    return false;
}
