// SPDX-License-Identifier: MIT
// The program calls a library's function: what can not be seen otherwise.
#include "expectation.h"
#include "symbol_list.h"

struct parameters {
    const struct pattern *function;
    const char *like;
};

static const struct field fields[] = {
    {.key = "function",
     .summary = "a pattern of the names of functions, of which one is called",
     .shape = &shape_pattern,
     .offset = offsetof(struct parameters, function),
     .required = true},
    {.key = "like",
     .summary = "an example of such a function, which messages show in place of the pattern",
     .shape = &shape_string,
     .form = "[A-Za-z_][A-Za-z0-9_]*",
     .form_words = "the name of a function",
     .offset = offsetof(struct parameters, like)},
    {0},
};

static struct result judge(const void *parameters, const struct evidence *evidence,
                           struct arena *arena) {
    const struct parameters *wanted = parameters;
    struct text list = symbol_list(evidence, arena);
    struct listed_symbol symbol;
    if (!list.size)
        return result_no_symbols();
    while (symbol_next(&list, &symbol))
        if (symbol.letter == 'U' && pattern_matches(wanted->function, symbol.name))
            return result_pass();
    const char *shown =
        text_shown(arena, text_of(wanted->like ? wanted->like : wanted->function->source), 60);
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected =
            arena_print(arena, "a call of %s%s", wanted->like ? "" : "a function like ",
                        wanted->like ? arena_print(arena, "%s() or its like", shown) : shown),
        .seen = "no source file calls such a function",
        .process = PROCESS_UNKNOWN,
        .hint = "Look the function up in its manual page; a result that is only printed, and not "
                "made by it, does not count.",
    };
}

const struct check_kind check_calls = {
    .key = "calls",
    .summary = "the program calls one of these functions of a library",
    .example = "{function: 'MPI_(Send|Isend)', like: MPI_Send}",
    .fields = fields,
    .size = sizeof(struct parameters),
    .tool = TOOL_SYMBOLS,
    .needs_end = true,
    .judge = judge,
};
