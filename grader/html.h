// SPDX-License-Identifier: MIT
// What pages for a browser share. A page needs nothing else, and its policy lets it fetch nothing.
#pragma once

#include "verdict.h"

#include <stdio.h>

struct html {
    FILE *file;
    struct arena *arena;
};

// As text, or as the value of an attribute; NULL: "".
const char *html_escape(const struct html *html, const char *words);

// Up to <body>. `style`: what comes behind that of all pages.
void html_begin(const struct html *html, const char *title, const char *style);
void html_end(const struct html *html, const char *script);

// Those that failed, by the student's fault or by ours; or the others.
void html_write_checks(const struct html *html, const struct check_verdict *checks, size_t count,
                       bool failed);

// The compiler's words, safe to show; nothing where it said nothing.
void html_write_log(const struct html *html, const told_lines *lines);
