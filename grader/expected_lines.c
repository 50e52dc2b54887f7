// SPDX-License-Identifier: MIT
// Reads a list of expected lines; an item that is a loop becomes as many lines as it stands for.
#include "expected_lines.h"
#include "describe.h"

#include <string.h>

enum {
    MOST_LINES = 10000,
    MOST_BYTES = 1 << 24, // no program may print more
    MOST_NUMBER = 1000000,
};

struct loop {
    int first, last;
    const char *each, *join; // or NULL
    const char *line;        // NULL: the item is no loop
};

struct item {
    struct expected_line line;
    struct loop loop;
};

struct items {
    struct item *items;
    size_t count, capacity;
};

// --- a text

// Keeps the text without what never counts at its end; complains where it is no line.
static bool set_text(struct yaml *yaml, const yaml_node_t *node, struct text text,
                     struct expected_line *line) {
    text = text_trim_end(text);
    if (!text.size)
        return yaml_complain(yaml, node, "blank lines never count, so none can be expected");
    if (memchr(text.data, '\n', text.size))
        return yaml_complain(yaml, node,
                             "one line can not hold several: make them items of the list");
    line->text = (struct text){arena_copy(yaml->arena, text.data, text.size), text.size};
    return true;
}

// --- a pattern

static const struct field pattern_fields[] = {
    {.key = "pattern",
     .summary = "a regular expression that the whole line matches",
     .shape = &shape_pattern,
     .offset = offsetof(struct expected_line, pattern),
     .required = true},
    {.key = "like",
     .summary = "a line that matches it, which messages show in its place",
     .shape = &shape_string,
     .offset = offsetof(struct expected_line, like)},
    {0},
};

// The example must be one.
static bool read_pattern(struct yaml *yaml, yaml_node_t *node, struct expected_line *line) {
    if (!yaml_read_map(yaml, node, pattern_fields, line))
        return false;
    if (!line->like || pattern_matches(line->pattern, text_of(line->like)))
        return true;
    return yaml_complain(yaml, yaml_value(yaml, node, "like"),
                         "this example does not match the pattern");
}

// --- a loop

static bool read_range(struct yaml *yaml, yaml_node_t *node, const struct field *field, void *out) {
    static const struct field number = {.least = -MOST_NUMBER, .most = MOST_NUMBER};
    int *bounds = out;
    (void)field;
    if (!yaml_item(yaml, node, 1) || yaml_item(yaml, node, 2))
        return yaml_complain(yaml, node,
                             "expected the first and the last number, such as [0, 9]; found %s",
                             node->type == YAML_SEQUENCE_NODE ? "a list of another length"
                                                              : yaml_describe(yaml, node));
    for (size_t i = 0; i < 2; i++)
        if (!shape_integer.read(yaml, yaml_item(yaml, node, i), &number, &bounds[i]))
            return false;
    if (bounds[0] > bounds[1])
        return yaml_complain(yaml, node, "the first number, %d, is more than the last, %d",
                             bounds[0], bounds[1]);
    if (bounds[1] - bounds[0] < MOST_LINES)
        return true;
    return yaml_complain(yaml, node, "these are %d numbers, and at most %d are allowed",
                         bounds[1] - bounds[0] + 1, MOST_LINES);
}

static json_t *range_schema(const struct field *field) {
    (void)field;
    return json_pack("{s:s,s:{s:s,s:i,s:i},s:i,s:i}", "type", "array", "items", "type", "integer",
                     "minimum", -MOST_NUMBER, "maximum", MOST_NUMBER, "minItems", 2, "maxItems", 2);
}

static const struct shape shape_range = {read_range, range_schema};

static const struct field loop_fields[] = {
    {.key = "for",
     .summary = "the first and the last of the numbers n, both included",
     .shape = &shape_range,
     .offset = offsetof(struct loop, first),
     .required = true},
    {.key = "each",
     .summary = "all numbers go into one line: what each becomes; {n} and {n*n} are replaced",
     .shape = &shape_string,
     .offset = offsetof(struct loop, each)},
    {.key = "join",
     .summary = "what stands between two of these",
     .shape = &shape_string,
     .offset = offsetof(struct loop, join)},
    {.key = "line",
     .summary = "the line of each number, with {n} and {n*n} replaced; beside `each` the only "
                "line, with {} replaced by all of them",
     .shape = &shape_string,
     .offset = offsetof(struct loop, line),
     .required = true},
    {0},
};

// What takes the place of braces in a text of a loop.
struct filling {
    const int64_t *n;         // of {n} and {n*n}; or NULL
    const struct str *joined; // of {}; or NULL
    bool used;                // {} was there
};

// Adds the text with its braces replaced; false at a brace that is not known. Doubled ones are one
// that stands for itself.
static bool fill(struct str *out, const char *words, struct filling *filling) {
    for (struct text rest = text_of(words); rest.size;) {
        size_t size = 1;
        if (text_starts(rest, "{{") || text_starts(rest, "}}")) {
            str_add(out, (struct text){rest.data, 1});
            size = 2;
        } else if (filling->n && text_starts(rest, "{n}")) {
            str_add_number(out, *filling->n, 1);
            size = strlen("{n}");
        } else if (filling->n && text_starts(rest, "{n*n}")) {
            str_add_number(out, *filling->n * *filling->n, 1);
            size = strlen("{n*n}");
        } else if (filling->joined && text_starts(rest, "{}")) {
            str_add(out, str_text(filling->joined));
            size = strlen("{}");
            filling->used = true;
        } else if (*rest.data == '{' || *rest.data == '}') {
            return false;
        } else {
            str_add(out, (struct text){rest.data, 1});
        }
        rest = (struct text){rest.data + size, rest.size - size};
    }
    return true;
}

static bool read_loop(struct yaml *yaml, yaml_node_t *node, struct loop *loop) {
    if (!yaml_read_map(yaml, node, loop_fields, loop))
        return false;
    if (!loop->each == !loop->join)
        return true;
    return yaml_complain(yaml, yaml_key(yaml, node, loop->each ? "each" : "join"),
                         "`each` and `join` stand together: what each number becomes, and what "
                         "stands between two of them");
}

// --- the list

static bool read_item(struct yaml *yaml, yaml_node_t *node, const struct field *field, void *out) {
    struct item *item = out;
    (void)field;
    enum node_kind kind = yaml_kind(yaml, node);
    if (kind == NODE_MAP && yaml_value(yaml, node, "pattern"))
        return read_pattern(yaml, node, &item->line);
    if (kind == NODE_MAP && yaml_value(yaml, node, "for"))
        return read_loop(yaml, node, &item->loop);
    if (kind == NODE_MAP)
        return yaml_complain(yaml, node,
                             "expected a line, {pattern: P} or {for: [FIRST, LAST], line: L}; put "
                             "a line that holds `: ` in quotes");
    if (kind != NODE_TEXT && kind != NODE_NUMBER)
        return yaml_complain(
            yaml, node, "expected a line or {pattern: P}, found %s; quotes make anything a line",
            yaml_describe(yaml, node));
    return set_text(yaml, node, yaml_text(node), &item->line);
}

static json_t *item_schema(const struct field *field) {
    (void)field;
    return json_pack("{s:s,s:[{s:[s,s]},o,o]}", "title", "an expected line", "anyOf", "type",
                     "string", "number", yaml_map_schema(pattern_fields),
                     yaml_map_schema(loop_fields));
}

static const struct shape shape_item = {read_item, item_schema};
static const struct field item_field = {.shape = &shape_item};
static const struct field list_field = {.item = &item_field, .item_size = sizeof(struct item)};

// --- from items to lines

struct expansion {
    struct yaml *yaml;
    struct expected_lines lines;
    size_t bytes; // of the texts that loops have made
    bool full;    // and it was complained of
};

static bool complain_of_size(struct expansion *expansion, const yaml_node_t *node,
                             const char *bound) {
    if (!expansion->full)
        yaml_complain(expansion->yaml, node, "with this item the list has more than %s", bound);
    expansion->full = true;
    return false;
}

static bool add_line(struct expansion *expansion, const yaml_node_t *node,
                     struct expected_line line) {
    if (expansion->lines.count == MOST_LINES)
        return complain_of_size(expansion, node,
                                arena_print(expansion->yaml->arena, "%d lines", MOST_LINES));
    *ARRAY_ADD(expansion->yaml->arena, &expansion->lines) = line;
    return true;
}

static bool add_text(struct expansion *expansion, const yaml_node_t *node, struct text text) {
    struct expected_line line = {0};
    expansion->bytes += text.size;
    if (expansion->bytes > MOST_BYTES)
        return complain_of_size(expansion, node, "any program may print (16 MiB)");
    return set_text(expansion->yaml, node, text, &line) && add_line(expansion, node, line);
}

static bool complain_of_braces(struct yaml *yaml, const yaml_node_t *node, const char *known) {
    return yaml_complain(yaml, node,
                         "here %s replaced, and no other braces; a brace that stands for itself is "
                         "doubled: `{{`, `}}`",
                         known);
}

// {for, each, join, line}
static bool add_joined(struct expansion *expansion, const yaml_node_t *node,
                       const struct loop *loop) {
    struct yaml *yaml = expansion->yaml;
    const yaml_node_t *line = yaml_value(yaml, node, "line");
    struct str joined = {.arena = yaml->arena}, text = {.arena = yaml->arena};
    for (int64_t n = loop->first; n <= loop->last && joined.size <= MOST_BYTES; n++) {
        str_add(&joined, text_of(n > loop->first ? loop->join : ""));
        if (!fill(&joined, loop->each, &(struct filling){.n = &n}))
            return complain_of_braces(yaml, yaml_value(yaml, node, "each"),
                                      "`{n}` and `{n*n}` are");
    }
    struct filling filling = {.joined = &joined};
    if (!fill(&text, loop->line, &filling))
        return complain_of_braces(yaml, line, "`{}` is");
    if (!filling.used)
        return yaml_complain(yaml, line,
                             "beside `each` this line needs `{}`: there all of them stand");
    return add_text(expansion, line, str_text(&text));
}

// {for, line}
static bool add_repeated(struct expansion *expansion, const yaml_node_t *node,
                         const struct loop *loop) {
    const yaml_node_t *line = yaml_value(expansion->yaml, node, "line");
    for (int64_t n = loop->first; n <= loop->last; n++) {
        struct str text = {.arena = expansion->yaml->arena};
        if (!fill(&text, loop->line, &(struct filling){.n = &n}))
            return complain_of_braces(expansion->yaml, line, "`{n}` and `{n*n}` are");
        if (!add_text(expansion, line, str_text(&text)))
            return false;
    }
    return true;
}

static bool add_item(struct expansion *expansion, const yaml_node_t *node,
                     const struct item *item) {
    if (!item->loop.line)
        return add_line(expansion, node, item->line);
    return item->loop.each ? add_joined(expansion, node, &item->loop)
                           : add_repeated(expansion, node, &item->loop);
}

static bool read_lines(struct yaml *yaml, yaml_node_t *node, const struct field *field, void *out) {
    struct items items = {0};
    struct expansion expansion = {.yaml = yaml};
    (void)field;
    if (!shape_list.read(yaml, node, &list_field, &items))
        return false;
    bool good = true;
    for (size_t i = 0; i < items.count; i++)
        good = add_item(&expansion, yaml_item(yaml, node, i), &items.items[i]) && good;
    *(struct expected_lines *)out = expansion.lines;
    return good;
}

static json_t *lines_schema(const struct field *field) {
    (void)field;
    return shape_list.schema(&list_field);
}

const struct shape shape_expected_lines = {read_lines, lines_schema};

// --- questions

bool expected_line_matches(const struct expected_line *expected, struct text line) {
    return expected->pattern ? pattern_matches(expected->pattern, line)
                             : text_equal(expected->text, line);
}

const char *expected_line_describe(const struct expected_line *expected, struct arena *arena) {
    const char *example = expected->like;
    if (expected->pattern)
        return arena_print(
            arena, "a line like %s",
            describe_line(text_of(example ? example : expected->pattern->source), arena));
    return describe_line(expected->text, arena);
}
