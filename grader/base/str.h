// SPDX-License-Identifier: MIT
// Byte strings: a view that may hold any byte, and a builder.
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Bytes owned by somebody else; NUL and invalid UTF-8 are allowed.
struct text {
    const char *data;
    size_t size;
};

struct str {
    struct arena *arena;
    char *data; // always with a NUL behind the last byte once something was added
    size_t size, capacity;
};

#define TEXT(literal) ((struct text){(literal), sizeof(literal) - 1})
#define TEXT_ARGS(text) (int)(text).size, (text).data // for "%.*s"

struct text text_of(const char *string);
bool text_equal(struct text a, struct text b);
bool text_starts(struct text text, const char *prefix);
bool text_is_utf8(struct text text);
// Without trailing spaces and tabs.
struct text text_trim_end(struct text text);
// Of its beginning `most` bytes or fewer, so that no character of UTF-8 is cut.
struct text text_cut(struct text text, size_t most);
// The next line without its '\n'; false at the end of *rest.
bool text_next_line(struct text *rest, struct text *out_line);

void str_add(struct str *str, struct text text);
// In decimal, with zeros in front up to `digits`.
void str_add_number(struct str *str, int64_t number, int digits);
void str_print(struct str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct text str_text(const struct str *str);

// As in a C string literal without its quotes; every byte outside printable ASCII is escaped.
void str_add_escaped(struct str *str, struct text text);
// The inverse, in place of what it reads; false where it is not well formed.
bool text_unescape(struct arena *arena, struct text escaped, struct text *out_text);

void str_add_base64(struct str *str, struct text text);

// For a person to read: UTF-8 kept; \n, \r and \t so; other control, bidirectional and invalid
// bytes as \xNN, cut with "…" after `most` bytes.
const char *text_shown(struct arena *arena, struct text text, size_t most);
