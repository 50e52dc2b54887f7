// SPDX-License-Identifier: MIT
// A picture as SVG.
#pragma once

#include "picture.h"

// The words of marks, each once: a page that shows many runs keeps them apart from its pictures,
// which name them by number, and its script tells them.
struct svg_words {
    ARRAY_OF(const char *) list;
    void *tree;
};

void svg_words_clear(struct svg_words *words);

// An element that needs svg_style and svg_symbols on its page. `words`: see there, or NULL: each
// mark has its own as a title. `name`: says what it shows.
void svg_add(struct str *out, const struct picture *picture, const char *name,
             struct svg_words *words);

// A file of its own.
void svg_add_document(struct str *out, const struct picture *picture, const char *name);

// The symbols have the numbers of enum picture_look.
extern const char svg_style[], svg_symbols[];
