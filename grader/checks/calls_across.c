// SPDX-License-Identifier: MIT
// A function is called across the border between two source files.
#include "expectation.h"
#include "symbol_list.h"

#include <string.h>

struct parameters {
    const char *function, *from, *in;
};

#define SOURCE_FORM                                                                                \
    .form = "[A-Za-z0-9_][A-Za-z0-9_.-]*\\.c", .form_words = "the plain name of a C file",         \
    .names_file = true

static const struct field fields[] = {
    {.key = "function",
     .summary = "the name of the function",
     .shape = &shape_string,
     .form = "[A-Za-z_][A-Za-z0-9_]*",
     .form_words = "the name of a function",
     .offset = offsetof(struct parameters, function),
     .required = true},
    {.key = "from",
     .summary = "the source file that calls it",
     .shape = &shape_string,
     SOURCE_FORM,
     .offset = offsetof(struct parameters, from),
     .required = true},
    {.key = "in",
     .summary = "the source file that defines it",
     .shape = &shape_string,
     SOURCE_FORM,
     .offset = offsetof(struct parameters, in),
     .required = true},
    {0},
};

// Whether nm gives the function one of these letters in the object of this source.
static bool has(const struct evidence *evidence, const char *source, const char *function,
                const char *letters, struct arena *arena) {
    struct text list = symbol_list(evidence, arena);
    struct listed_symbol symbol;
    while (symbol_next(&list, &symbol))
        if (symbol_is_of(&symbol, source) && text_equal(symbol.name, text_of(function)) &&
            strchr(letters, symbol.letter))
            return true;
    return false;
}

static struct result judge(const void *parameters, const struct evidence *evidence,
                           struct arena *arena) {
    const struct parameters *wanted = parameters;
    const char *function = wanted->function, *seen = NULL;
    if (!symbol_list(evidence, arena).size)
        return result_no_symbols();
    if (has(evidence, wanted->from, function, "TtWw", arena))
        seen = arena_print(arena, "%s defines %s() itself", wanted->from, function);
    else if (!has(evidence, wanted->in, function, "T", arena))
        seen = arena_print(arena, "%s defines no function %s() that others can call", wanted->in,
                           function);
    else if (!has(evidence, wanted->from, function, "U", arena))
        seen = arena_print(arena, "%s does not call %s()", wanted->from, function);
    if (!seen)
        return result_pass();
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = arena_print(arena, "%s to call %s(), which %s defines", wanted->from, function,
                                wanted->in),
        .seen = seen,
        .process = PROCESS_UNKNOWN,
        .hint = "Declare the function in the header, include the header in both files, and define "
                "the function in its own file only; the linker joins them.",
    };
}

static const char *objection(const void *parameters) {
    const struct parameters *wanted = parameters;
    return wanted->from && wanted->in && strcmp(wanted->from, wanted->in) == 0
               ? "`from` and `in` are the same file"
               : NULL;
}

const struct check_kind check_calls_across = {
    .key = "calls_across",
    .summary = "one source file calls a function that another one defines",
    .example = "{function: my_func, from: main.c, in: my_func.c}",
    .fields = fields,
    .size = sizeof(struct parameters),
    .tool = TOOL_SYMBOLS,
    .needs_end = true,
    .objection = objection,
    .judge = judge,
};
