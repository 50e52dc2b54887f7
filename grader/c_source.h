// SPDX-License-Identifier: MIT
// The tokens and statements of a C source file, as far as they can be told without a compiler:
// comments, preprocessor lines and types are not understood.
#pragma once

#include "base/array.h"
#include "base/str.h"

struct c_token {
    enum { C_WORD, C_NUMBER, C_TEXT, C_MARK } kind; // C_TEXT: a string or character
    struct text text;
    int line, column; // from 1
};

enum c_statement_kind {
    C_EXPRESSION, // ends in a semicolon
    C_IF,         // without an else
    C_OTHER,      // declarations, jumps, loops, …
};

// Those of function bodies, an outer one before what is in it.
struct c_statement {
    enum c_statement_kind kind;
    size_t first, last; // its tokens, both included
    size_t condition;   // of an if: the last token of its condition
    int block;          // the number of the block in which it stands
    struct text function;
};

struct c_range {
    size_t first, last; // tokens, both included
};

struct c_source {
    struct arena *arena;
    struct text text;
    ARRAY_OF(struct c_token) tokens;
    ARRAY_OF(struct c_statement) statements;
    ARRAY_OF(struct c_range) headers; // of loops, with their parentheses
};

// The text must outlive the source.
void c_source_read(struct arena *arena, struct text text, struct c_source *out_source);

bool c_is(const struct c_source *source, size_t token, const char *word);
// The bracket that closes the one at this token; the last token where none does.
size_t c_closing(const struct c_source *source, size_t token);
// Whether the token is the name of a function that is called there.
bool c_is_call(const struct c_source *source, size_t token);
// From the first byte of one token to the last one of another.
struct text c_text(const struct c_source *source, size_t first, size_t last);
