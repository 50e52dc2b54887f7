// SPDX-License-Identifier: MIT
// A regular expression (PCRE2) that can not run for ever.
#define PCRE2_CODE_UNIT_WIDTH 8
#include "base/pattern.h"

#include <pcre2.h>

enum { MATCH_LIMIT = 1000000, DEPTH_LIMIT = 10000 };

static void *take(size_t size, void *arena) { return arena_alloc(arena, size); }

static void give_back(void *memory, void *arena) {
    (void)memory;
    (void)arena;
}

const struct pattern *pattern_new(struct arena *arena, const char *source, const char **out_message,
                                  size_t *out_offset) {
    pcre2_general_context *general = pcre2_general_context_create(take, give_back, arena);
    pcre2_compile_context *context = pcre2_compile_context_create(general);
    int code = 0;
    struct pattern *pattern = ARENA_NEW(arena, struct pattern);
    pattern->source = source;
    pattern->code =
        pcre2_compile((PCRE2_SPTR)source, PCRE2_ZERO_TERMINATED,
                      PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_UTF | PCRE2_MATCH_INVALID_UTF |
                          PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY,
                      &code, out_offset, context);
    if (pattern->code)
        return pattern;
    PCRE2_UCHAR words[256];
    if (pcre2_get_error_message(code, words, sizeof words) < 0)
        words[0] = '\0';
    *out_message = arena_print(arena, "%s", (const char *)words);
    return NULL;
}

bool pattern_matches(const struct pattern *pattern, struct text text) {
    pcre2_match_context *context = pcre2_match_context_create(NULL);
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    int found = PCRE2_ERROR_NOMEMORY;
    if (context && data) {
        pcre2_set_match_limit(context, MATCH_LIMIT);
        pcre2_set_depth_limit(context, DEPTH_LIMIT);
        found = pcre2_match(pattern->code, (PCRE2_SPTR)(text.data ? text.data : ""), text.size, 0,
                            0, data, context);
    }
    pcre2_match_data_free(data);
    pcre2_match_context_free(context);
    return found >= 0;
}
