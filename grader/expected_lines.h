// SPDX-License-Identifier: MIT
// The lines that a specification expects: a list of which one item may stand for many lines.
#pragma once

#include "base/pattern.h"
#include "base/yaml.h"

// One line: a text, or a pattern that it matches.
struct expected_line {
    struct text text;              // without trailing spaces and tabs
    const struct pattern *pattern; // or NULL
    const char *like;              // of a pattern: a line that matches, for messages; or NULL
};

struct expected_lines {
    struct expected_line *items;
    size_t count, capacity;
};

// YAML: a list; each item is text, a number, {pattern: P, like: EXAMPLE}, or a loop:
// {for: [A, B], line: L} is a line for each number from A to B,
// {for: [A, B], each: E, join: J, line: L} one line with all the numbers in it.
extern const struct shape shape_expected_lines;

bool expected_line_matches(const struct expected_line *expected, struct text line);

// "`text`", "a line like `pattern`"
const char *expected_line_describe(const struct expected_line *expected, struct arena *arena);
