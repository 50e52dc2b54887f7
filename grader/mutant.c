// SPDX-License-Identifier: MIT
// A table of changes, each of which finds its places in a source file.
#include "mutant.h"

#include "c_source.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 70 };

struct maker {
    struct arena *arena;
    struct c_source source;
    struct mutants *mutants;
};

// --- one change

// The text on one line, cut at a bound.
static const char *one_line(struct arena *arena, struct text text) {
    struct str line = {.arena = arena};
    for (size_t i = 0; i < text.size; i++) {
        bool blank = strchr(" \t\n\r", text.data[i]);
        if (!blank)
            str_add(&line, (struct text){text.data + i, 1});
        else if (line.size && line.data[line.size - 1] != ' ')
            str_add(&line, TEXT(" "));
    }
    return line.size ? text_shown(arena, str_text(&line), MOST_WORDS) : "";
}

static const char *line_at(const struct maker *maker, const char *at) {
    struct text all = maker->source.text;
    const char *begin = at, *end = at;
    while (begin > all.data && begin[-1] != '\n')
        begin--;
    while (end < all.data + all.size && *end != '\n')
        end++;
    while (begin < end && (*begin == ' ' || *begin == '\t'))
        begin++;
    return arena_copy(maker->arena, begin, (size_t)(end - begin));
}

// Puts `with` in the place of these tokens.
static void change(struct maker *maker, const char *words, size_t first, size_t last,
                   struct text with) {
    struct text all = maker->source.text, old = c_text(&maker->source, first, last);
    const struct c_token *token = &maker->source.tokens.items[first];
    const char *behind = old.data + old.size;
    struct str text = {.arena = maker->arena};
    str_add(&text, (struct text){all.data, (size_t)(old.data - all.data)});
    str_add(&text, with);
    str_add(&text, (struct text){behind, (size_t)(all.data + all.size - behind)});
    *ARRAY_ADD(maker->arena, maker->mutants) = (struct mutant){
        .change = words,
        .line = token->line,
        .column = token->column,
        .source = line_at(maker, old.data),
        .text = str_text(&text),
    };
}

static void exchange(struct maker *maker, size_t token, const char *with) {
    struct text old = maker->source.tokens.items[token].text;
    const char *words = arena_print(maker->arena, "`%.*s` becomes `%s`", TEXT_ARGS(old), with);
    change(maker, words, token, token, text_of(with));
}

// --- where nothing is changed

static bool is_among(struct text word, const char *const *words) {
    for (; *words; words++)
        if (text_equal(word, text_of(*words)))
            return true;
    return false;
}

static const char *const failures[] = {"die",          "fail",  "fatal",  "perror", "abort",
                                       "EXIT_FAILURE", "error", "stderr", NULL};

// What is done, or ends the program, only where a system call fails.
static bool is_for_failure(const struct maker *maker, const struct c_statement *statement) {
    if (is_among(statement->function, failures))
        return true;
    if (statement->kind != C_EXPRESSION)
        return false;
    for (size_t i = statement->first; i <= statement->last; i++)
        if (is_among(maker->source.tokens.items[i].text, failures))
            return true;
    return false;
}

static bool has_call(const struct maker *maker, size_t first, size_t last) {
    static const char *const tests[] = {"WIFEXITED", "WIFSIGNALED", "WEXITSTATUS", "WTERMSIG",
                                        "ferror",    "strcmp",      NULL};
    for (size_t i = first; i <= last; i++)
        if (c_is_call(&maker->source, i) && !is_among(maker->source.tokens.items[i].text, tests))
            return true;
    return false;
}

// Whether it does something: an expression, or an if whose condition calls a function. That a
// result is looked at, by if or by check(), is none of it.
static bool acts(const struct maker *maker, const struct c_statement *statement) {
    bool looks = c_is(&maker->source, statement->first, "check");
    if (is_for_failure(maker, statement) ||
        (looks && !has_call(maker, statement->first + 1, statement->last)))
        return false;
    return statement->kind == C_EXPRESSION ||
           (statement->kind == C_IF && has_call(maker, statement->first, statement->condition));
}

// --- the changes

// A wait, a close, a lock, a print, an assignment is left out.
static void drop(struct maker *maker) {
    ARRAY_EACH(statement, &maker->source.statements) {
        if (!acts(maker, statement))
            continue;
        struct text old = c_text(&maker->source, statement->first, statement->last);
        change(maker, arena_print(maker->arena, "drop `%s`", one_line(maker->arena, old)),
               statement->first, statement->last, TEXT(";"));
    }
}

// The statement that follows in the same block, or NULL.
static const struct c_statement *behind(const struct maker *maker,
                                        const struct c_statement *statement) {
    ARRAY_EACH(other, &maker->source.statements)
        if (other->first == statement->last + 1 && other->block == statement->block)
            return other;
    return NULL;
}

static void swap(struct maker *maker) {
    ARRAY_EACH(first, &maker->source.statements) {
        const struct c_statement *second = behind(maker, first);
        if (!second || !acts(maker, first) || !acts(maker, second))
            continue;
        struct text one = c_text(&maker->source, first->first, first->last);
        struct text two = c_text(&maker->source, second->first, second->last);
        struct str both = {.arena = maker->arena};
        str_add(&both, two);
        str_add(&both,
                (struct text){one.data + one.size, (size_t)(two.data - one.data) - one.size});
        str_add(&both, one);
        change(maker,
               arena_print(maker->arena, "`%s` before `%s`", one_line(maker->arena, two),
                           one_line(maker->arena, one)),
               first->first, second->last, str_text(&both));
    }
}

static void shift(struct maker *maker, size_t first, size_t last) {
    for (size_t i = first; i <= last; i++) {
        struct text old = maker->source.tokens.items[i].text;
        if (maker->source.tokens.items[i].kind != C_NUMBER || (old.size > 1 && *old.data == '0'))
            continue;
        long number = strtol(arena_copy(maker->arena, old.data, old.size), NULL, 10);
        exchange(maker, i, arena_print(maker->arena, "%ld", number + 1));
        if (number > 0)
            exchange(maker, i, arena_print(maker->arena, "%ld", number - 1));
    }
}

// The numbers of loops, of enumerations, and of sleeps.
static void shift_bounds(struct maker *maker) {
    static const char *const sleeps[] = {"sleep", "usleep", "alarm", NULL};
    const struct c_source *source = &maker->source;
    ARRAY_EACH(header, &source->headers)
        shift(maker, header->first, header->last);
    for (size_t i = 0; i + 2 < source->tokens.count; i++) {
        size_t brace = c_is(source, i + 1, "{") ? i + 1 : i + 2;
        if (c_is(source, i, "enum") && c_is(source, brace, "{"))
            shift(maker, brace, c_closing(source, brace));
        if (c_is_call(source, i) && is_among(source->tokens.items[i].text, sleeps))
            shift(maker, i + 1, c_closing(source, i + 1));
    }
}

static void compare_otherwise(struct maker *maker) {
    static const char *const pairs[][2] = {{"<", "<="}, {"<=", "<"},  {">", ">="},
                                           {">=", ">"}, {"==", "!="}, {"!=", "=="}};
    ARRAY_EACH(header, &maker->source.headers)
        for (size_t i = header->first; i <= header->last; i++)
            for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
                if (c_is(&maker->source, i, pairs[k][0]))
                    exchange(maker, i, pairs[k][1]);
}

// Another signal, private memory, a process that is none: child and parent are one then.
static void exchange_words(struct maker *maker) {
    static const char *const pairs[][2] = {
        {"SIGTERM", "SIGKILL"},
        {"SIGTERM", "SIGINT"},
        {"SIGKILL", "SIGTERM"},
        {"SIGKILL", "SIGINT"},
        {"MAP_SHARED", "MAP_PRIVATE"},
        {"PTHREAD_PROCESS_SHARED", "PTHREAD_PROCESS_PRIVATE"},
        {"CLOCK_REALTIME", "CLOCK_MONOTONIC"},
        {"WTERMSIG", "WEXITSTATUS"},
        {"WNOHANG", "0"},
        {"EXIT_SUCCESS", "EXIT_FAILURE"},
    };
    for (size_t i = 0; i < maker->source.tokens.count; i++) {
        for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
            if (c_is(&maker->source, i, pairs[k][0]))
                exchange(maker, i, pairs[k][1]);
        if (c_is(&maker->source, i, "fork") && c_is_call(&maker->source, i))
            change(maker, "`fork()` becomes `0`", i, c_closing(&maker->source, i + 1), TEXT("0"));
    }
}

static void (*const changes[])(struct maker *maker) = {
    drop, swap, shift_bounds, compare_otherwise, exchange_words,
};

// --- all of them

static int by_place(const void *one, const void *other) {
    const struct mutant *a = one, *b = other;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return strcmp(a->change, b->change);
}

void mutants_make(struct arena *arena, struct text text, struct mutants *out_mutants) {
    struct maker maker = {.arena = arena, .mutants = out_mutants};
    *out_mutants = (struct mutants){0};
    c_source_read(arena, text, &maker.source);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        changes[i](&maker);
    if (out_mutants->count)
        qsort(out_mutants->items, out_mutants->count, sizeof *out_mutants->items, by_place);
}
