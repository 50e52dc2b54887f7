// SPDX-License-Identifier: MIT
// Escapes for XML and HTML.
#include "base/markup.h"

#include <string.h>

const char *markup_escape(struct arena *arena, struct text text) {
    static const char special[] = "&<>\"'";
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    struct str out = {.arena = arena};
    const char *shown = text_shown(arena, text, SIZE_MAX);
    str_add(&out, TEXT(""));
    while (*shown) {
        size_t plain = strcspn(shown, special);
        str_add(&out, (struct text){shown, plain});
        shown += plain;
        if (*shown)
            str_add(&out, text_of(entities[strchr(special, *shown++) - special]));
    }
    return out.data;
}
