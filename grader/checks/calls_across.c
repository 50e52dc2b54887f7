// SPDX-License-Identifier: MIT
// A function is called across the border between two source files.
#include "expectation.h"

#include <string.h>

struct parameters {
    const char *function, *from, *in;
};

#define SOURCE_FORM                                                                                \
    .form = "[A-Za-z0-9_][A-Za-z0-9_.-]*\\.c", .form_words = "the plain name of a C file"

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

static struct text symbols(const struct evidence *evidence, struct arena *arena) {
    struct str list = {.arena = arena};
    ARRAY_EACH(event, &evidence->trace->events)
        if (event->kind == EVENT_file && text_equal(event->path, TEXT("symbols")))
            str_add(&list, event->data);
    return str_text(&list);
}

// Whether nm gives the function one of these letters in the object of this source:
// "main.o: my_func U".
static bool has(const struct evidence *evidence, const char *source, const char *function,
                const char *letters, struct arena *arena) {
    struct text list = symbols(evidence, arena), line;
    const char *begin =
        arena_print(arena, "%.*s.o: %s ", (int)strlen(source) - 2, source, function);
    while (text_next_line(&list, &line))
        if (text_starts(line, begin) && line.size > strlen(begin) &&
            strchr(letters, line.data[strlen(begin)]))
            return true;
    return false;
}

static struct result judge(const void *parameters, const struct evidence *evidence,
                           struct arena *arena) {
    const struct parameters *wanted = parameters;
    const char *function = wanted->function, *seen = NULL;
    if (!symbols(evidence, arena).size)
        return (struct result){.outcome = OUTCOME_ERROR,
                               .seen = "the symbols of the source files could not be listed",
                               .process = PROCESS_UNKNOWN};
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
