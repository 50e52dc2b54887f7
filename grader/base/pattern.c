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

// The group's number, or less than 0.
static int group_named(const struct pattern *pattern, const char *name) {
    return pcre2_substring_number_from_name(pattern->code, (PCRE2_SPTR)name);
}

// Runs the pattern; the place of a group (0: the whole) goes out.
static bool match(const struct pattern *pattern, struct text text, int group,
                  struct text *out_part) {
    pcre2_match_context *context = pcre2_match_context_create(NULL);
    pcre2_match_data *data = pcre2_match_data_create((uint32_t)group + 1, NULL);
    const char *bytes = text.data ? text.data : "";
    int found = PCRE2_ERROR_NOMEMORY;
    if (context && data) {
        pcre2_set_match_limit(context, MATCH_LIMIT);
        pcre2_set_depth_limit(context, DEPTH_LIMIT);
        found = pcre2_match(pattern->code, (PCRE2_SPTR)bytes, text.size, 0, 0, data, context);
    }
    *out_part = (struct text){0};
    const size_t *ends = found >= 0 ? pcre2_get_ovector_pointer(data) + 2 * group : NULL;
    if (ends && ends[0] != PCRE2_UNSET)
        *out_part = (struct text){bytes + ends[0], ends[1] - ends[0]};
    pcre2_match_data_free(data);
    pcre2_match_context_free(context);
    return found >= 0;
}

bool pattern_matches(const struct pattern *pattern, struct text text) {
    struct text whole;
    return match(pattern, text, 0, &whole);
}

bool pattern_has_group(const struct pattern *pattern, const char *name) {
    return group_named(pattern, name) > 0;
}

bool pattern_find(const struct pattern *pattern, struct text text, const char *name,
                  struct text *out_part) {
    int group = group_named(pattern, name);
    *out_part = (struct text){0};
    return group > 0 && match(pattern, text, group, out_part);
}
