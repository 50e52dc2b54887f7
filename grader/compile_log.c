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
