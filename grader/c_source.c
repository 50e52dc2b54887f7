// SPDX-License-Identifier: MIT
// Splits C source into tokens, and finds statements by brackets and semicolons.
#include "c_source.h"

#include <ctype.h>
#include <string.h>

// --- tokens

struct cursor {
    const char *at, *end, *line_start;
    int line;
    bool line_is_blank; // so far
};

static bool starts(const struct cursor *cursor, const char *word) {
    size_t size = strlen(word);
    return (size_t)(cursor->end - cursor->at) >= size && memcmp(cursor->at, word, size) == 0;
}

static void step(struct cursor *cursor) {
    if (*cursor->at++ == '\n') {
        cursor->line++;
        cursor->line_start = cursor->at;
        cursor->line_is_blank = true;
    }
}

static void skip_to(struct cursor *cursor, const char *end) {
    while (cursor->at < cursor->end && !starts(cursor, end))
        step(cursor);
    for (size_t i = 0; i < strlen(end) && cursor->at < cursor->end; i++)
        step(cursor);
}

static void skip_directive(struct cursor *cursor) {
    while (cursor->at < cursor->end && *cursor->at != '\n') {
        if (starts(cursor, "\\\n"))
            step(cursor);
        step(cursor);
    }
}

// Spaces, comments and preprocessor lines.
static void skip_blanks(struct cursor *cursor) {
    while (cursor->at < cursor->end) {
        if (starts(cursor, "//"))
            skip_to(cursor, "\n");
        else if (starts(cursor, "/*"))
            skip_to(cursor, "*/");
        else if (*cursor->at == '#' && cursor->line_is_blank)
            skip_directive(cursor);
        else if (isspace((unsigned char)*cursor->at))
            step(cursor);
        else
            return;
    }
}

static size_t quoted_size(const struct cursor *cursor) {
    const char *at = cursor->at + 1;
    while (at < cursor->end && *at != *cursor->at && *at != '\n')
        at += *at == '\\' && at + 1 < cursor->end ? 2 : 1;
    return (size_t)(at < cursor->end ? at + 1 - cursor->at : at - cursor->at);
}

static size_t mark_size(const struct cursor *cursor) {
    static const char *const marks[] = {"<<=", ">>=", "...", "->", "++", "--", "<<", ">>",
                                        "<=",  ">=",  "==",  "!=", "&&", "||", "+=", "-=",
                                        "*=",  "/=",  "%=",  "&=", "|=", "^="};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (starts(cursor, marks[i]))
            return strlen(marks[i]);
    return 1;
}

static bool next_token(struct cursor *cursor, struct c_token *out_token) {
    skip_blanks(cursor);
    if (cursor->at >= cursor->end)
        return false;
    unsigned char first = (unsigned char)*cursor->at;
    *out_token = (struct c_token){
        .kind = C_MARK, .line = cursor->line, .column = (int)(cursor->at - cursor->line_start) + 1};
    size_t size = 1;
    if (isalnum(first) || first == '_') {
        out_token->kind = isdigit(first) ? C_NUMBER : C_WORD;
        while (cursor->at + size < cursor->end &&
               (isalnum((unsigned char)cursor->at[size]) || cursor->at[size] == '_'))
            size++;
    } else if (first == '"' || first == '\'') {
        out_token->kind = C_TEXT;
        size = quoted_size(cursor);
    } else {
        size = mark_size(cursor);
    }
    out_token->text = (struct text){cursor->at, size};
    cursor->at += size;
    cursor->line_is_blank = false;
    return true;
}

// --- looking

bool c_is(const struct c_source *source, size_t token, const char *word) {
    return token < source->tokens.count &&
           text_equal(source->tokens.items[token].text, text_of(word));
}

static bool opens(const struct c_source *source, size_t token) {
    return c_is(source, token, "(") || c_is(source, token, "[") || c_is(source, token, "{");
}

static bool closes(const struct c_source *source, size_t token) {
    return c_is(source, token, ")") || c_is(source, token, "]") || c_is(source, token, "}");
}

size_t c_closing(const struct c_source *source, size_t token) {
    int depth = 0;
    for (size_t i = token; i < source->tokens.count; i++) {
        depth += opens(source, i) ? 1 : closes(source, i) ? -1 : 0;
        if (depth == 0)
            return i;
    }
    return source->tokens.count - 1;
}

static bool is_word(const struct c_source *source, size_t token) {
    return token < source->tokens.count && source->tokens.items[token].kind == C_WORD;
}

bool c_is_call(const struct c_source *source, size_t token) {
    static const char *const others[] = {"if", "for", "while", "switch", "sizeof", "return"};
    if (!is_word(source, token) || !c_is(source, token + 1, "("))
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (c_is(source, token, others[i]))
            return false;
    return true;
}

struct text c_text(const struct c_source *source, size_t first, size_t last) {
    const char *begin = source->tokens.items[first].text.data;
    struct text end = source->tokens.items[last].text;
    return (struct text){begin, (size_t)(end.data + end.size - begin)};
}

// --- statements

struct body {
    struct c_source *source;
    struct text function;
    int *blocks; // numbered so far
};

// "int n", "struct s s", "char *s", "pid_t pid = …".
static bool is_declaration(const struct c_source *source, size_t token) {
    static const char *const types[] = {"const", "static", "struct", "enum",   "union", "char",
                                        "int",   "long",   "short",  "double", "float", "unsigned",
                                        "bool",  "void",   "size_t", "extern", "signed"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (c_is(source, token, types[i]))
            return true;
    if (!is_word(source, token))
        return false;
    size_t next = token + 1;
    while (c_is(source, next, "*"))
        next++;
    return is_word(source, next);
}

static bool is_jump(const struct c_source *source, size_t token) {
    return c_is(source, token, "return") || c_is(source, token, "break") ||
           c_is(source, token, "continue") || c_is(source, token, "goto");
}

// Its place in the list, so that what is in it comes behind it.
static size_t add(struct body *body, size_t first, int block) {
    size_t place = body->source->statements.count;
    *ARRAY_ADD(body->source->arena, &body->source->statements) = (struct c_statement){
        .kind = C_OTHER, .first = first, .block = block, .function = body->function};
    return place;
}

static size_t read_statement(struct body *body, size_t token, int block);

// All return the first token behind what they read.
static size_t read_block(struct body *body, size_t token) {
    size_t end = c_closing(body->source, token);
    int block = ++*body->blocks;
    for (token++; token < end;)
        token = read_statement(body, token, block);
    return end + 1;
}

static size_t read_plain(struct body *body, size_t token, size_t place) {
    const struct c_source *source = body->source;
    size_t end = token;
    while (end + 1 < source->tokens.count && !c_is(source, end, ";"))
        end = opens(source, end) ? c_closing(source, end) + 1 : end + 1;
    if (!is_declaration(source, token) && !is_jump(source, token) && end > token)
        source->statements.items[place].kind = C_EXPRESSION;
    return end + 1;
}

static size_t read_if(struct body *body, size_t token, size_t place) {
    struct c_source *source = body->source;
    size_t condition = c_closing(source, token + 1);
    size_t next = read_statement(body, condition + 1, ++*body->blocks);
    if (c_is(source, next, "else"))
        return read_statement(body, next + 1, ++*body->blocks);
    source->statements.items[place].kind = C_IF;
    source->statements.items[place].condition = condition;
    return next;
}

static size_t read_loop(struct body *body, size_t token) {
    struct c_range header = {token + 1, c_closing(body->source, token + 1)};
    if (!c_is(body->source, token, "switch"))
        *ARRAY_ADD(body->source->arena, &body->source->headers) = header;
    return read_statement(body, header.last + 1, ++*body->blocks);
}

static size_t read_do(struct body *body, size_t token) {
    size_t next = read_statement(body, token + 1, ++*body->blocks); // while (…);
    struct c_range header = {next + 1, c_closing(body->source, next + 1)};
    *ARRAY_ADD(body->source->arena, &body->source->headers) = header;
    return header.last + 2;
}

static size_t read_label(const struct body *body, size_t token) {
    while (token + 1 < body->source->tokens.count && !c_is(body->source, token, ":"))
        token++;
    return token + 1;
}

static size_t read_statement(struct body *body, size_t token, int block) {
    const struct c_source *source = body->source;
    if (token >= source->tokens.count) // the text ends too early
        return token;
    if (c_is(source, token, "{"))
        return read_block(body, token);
    if (c_is(source, token, "case") || c_is(source, token, "default") ||
        (is_word(source, token) && c_is(source, token + 1, ":")))
        return read_label(body, token);
    size_t place = add(body, token, block), next;
    if (c_is(source, token, "if"))
        next = read_if(body, token, place);
    else if (c_is(source, token, "for") || c_is(source, token, "while") ||
             c_is(source, token, "switch"))
        next = read_loop(body, token);
    else if (c_is(source, token, "do"))
        next = read_do(body, token);
    else
        next = read_plain(body, token, place);
    if (next > source->tokens.count)
        next = source->tokens.count;
    source->statements.items[place].last = next - 1;
    return next;
}

// The name of the function whose parameters end before this token.
static struct text function_before(const struct c_source *source, size_t token) {
    int depth = 0;
    for (size_t i = token; i-- > 0;) {
        depth += closes(source, i) ? 1 : opens(source, i) ? -1 : 0;
        if (depth == 0)
            return i ? source->tokens.items[i - 1].text : (struct text){0};
    }
    return (struct text){0};
}

void c_source_read(struct arena *arena, struct text text, struct c_source *out_source) {
    struct cursor cursor = {text.data, text.data + text.size, text.data, 1, true};
    struct c_token token;
    int blocks = 0;
    *out_source = (struct c_source){.arena = arena, .text = text};
    while (next_token(&cursor, &token))
        *ARRAY_ADD(arena, &out_source->tokens) = token;
    for (size_t i = 0; i < out_source->tokens.count; i++) {
        if (!c_is(out_source, i, "{"))
            continue;
        struct body body = {out_source, {0}, &blocks};
        if (i && c_is(out_source, i - 1, ")")) {
            body.function = function_before(out_source, i);
            read_block(&body, i);
        }
        i = c_closing(out_source, i);
    }
}
