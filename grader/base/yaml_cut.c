// SPDX-License-Identifier: MIT
// Cuts items and pairs out of the text of a YAML document.
//
// Theory of operation: a document knows where its scalars and its lists and mappings in brackets
// begin and end, and nothing of comments, dashes and commas. In a block whole lines go, since each
// element has lines of its own; in brackets, what stands between the beginnings of two elements.
// Where an author writes otherwise, the rest is not what it should be: so it is read again, and
// compared with the document.
#include "base/yaml_cut.h"

#include "base/yaml.h"

#include <ctype.h>
#include <string.h>

// --- places

// As libyaml has it: of a line's end, its bytes.
static size_t break_size(struct text text) {
    static const char *const breaks[] = {"\r\n",     "\n",           "\r",
                                         "\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9"};
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
        if (text_starts(text, breaks[i]))
            return strlen(breaks[i]);
    return 0;
}

void yaml_cut_start(struct yaml_cut *cut, struct yaml *yaml) {
    struct text rest = yaml->source;
    *cut = (struct yaml_cut){.yaml = yaml, .gone = arena_alloc(yaml->arena, rest.size + 1)};
    while (rest.size) {
        size_t size = 0, end = 0;
        while (size < rest.size && !end)
            if (!(end = break_size((struct text){rest.data + size, rest.size - size})))
                size++;
        size += end;
        *ARRAY_ADD(yaml->arena, &cut->lines) = (struct text){rest.data, size};
        rest = (struct text){rest.data + size, rest.size - size};
    }
}

static size_t line_start(const struct yaml_cut *cut, size_t line) {
    return line < cut->lines.count ? (size_t)(cut->lines.items[line].data - cut->yaml->source.data)
                                   : cut->yaml->source.size;
}

static size_t byte_of(const struct yaml_cut *cut, yaml_mark_t mark) {
    size_t at = line_start(cut, mark.line);
    const struct text *source = &cut->yaml->source;
    for (size_t i = 0; i < mark.column && at < source->size; i++)
        do
            at++;
        while (at < source->size && ((unsigned char)source->data[at] & 0xc0) == 0x80);
    return at;
}

static void drop(struct yaml_cut *cut, size_t from, size_t to) {
    for (; from < to; from++)
        cut->gone[from] = true;
}

// Up to the line `end`, without it.
static void drop_lines(struct yaml_cut *cut, size_t from, size_t end) {
    drop(cut, line_start(cut, from), line_start(cut, end));
}

static struct text without_blanks(struct text line) {
    while (line.size && (*line.data == ' ' || *line.data == '\t'))
        line = (struct text){line.data + 1, line.size - 1};
    return line;
}

// Of lines that belong to no scalar.
static bool is_blank(const struct yaml_cut *cut, size_t line) {
    struct text text = without_blanks(cut->lines.items[line]);
    return !text.size || break_size(text);
}

static bool is_aside(const struct yaml_cut *cut, size_t line) {
    return is_blank(cut, line) || *without_blanks(cut->lines.items[line]).data == '#';
}

// --- elements of a list or a mapping

struct element {
    yaml_mark_t from, to;
};

static bool in_brackets(const yaml_node_t *node) {
    return (node->type == YAML_SEQUENCE_NODE &&
            node->data.sequence.style == YAML_FLOW_SEQUENCE_STYLE) ||
           (node->type == YAML_MAPPING_NODE && node->data.mapping.style == YAML_FLOW_MAPPING_STYLE);
}

static size_t element_count(const yaml_node_t *node) {
    if (node->type == YAML_SEQUENCE_NODE)
        return (size_t)(node->data.sequence.items.top - node->data.sequence.items.start);
    return (size_t)(node->data.mapping.pairs.top - node->data.mapping.pairs.start);
}

// Of a pair: its key.
static const yaml_node_t *first_node(const struct yaml *yaml, const yaml_node_t *node, size_t i) {
    return yaml_document_get_node(yaml->document, node->type == YAML_SEQUENCE_NODE
                                                      ? node->data.sequence.items.start[i]
                                                      : node->data.mapping.pairs.start[i].key);
}

// Of a pair: its value.
static const yaml_node_t *last_node(const struct yaml *yaml, const yaml_node_t *node, size_t i) {
    return yaml_document_get_node(yaml->document, node->type == YAML_SEQUENCE_NODE
                                                      ? node->data.sequence.items.start[i]
                                                      : node->data.mapping.pairs.start[i].value);
}

static struct element element_at(const struct yaml *yaml, const yaml_node_t *node, size_t i) {
    const yaml_node_t *last = last_node(yaml, node, i);
    yaml_mark_t from = first_node(yaml, node, i)->start_mark;
    // A block itself ends only where something else begins.
    while (last->type != YAML_SCALAR_NODE && !in_brackets(last))
        last = last_node(yaml, last, element_count(last) - 1);
    return (struct element){from, last->end_mark};
}

static size_t last_line(struct element element) {
    return element.to.line - (element.to.column == 0 && element.to.line > element.from.line);
}

static bool is_root(const struct yaml_cut *cut, const yaml_node_t *node) {
    ARRAY_EACH(root, &cut->roots)
        if (*root == node)
            return true;
    return false;
}

// --- cutting

// What stands aside behind a line that is cut: what is right above the next thing is of that.
static void drop_aside(struct yaml_cut *cut, size_t line) {
    size_t end = line, kept = 0;
    for (; end < cut->lines.count && is_aside(cut, end); end++)
        if (is_blank(cut, end))
            kept = end;
    drop_lines(cut, line, kept && end < cut->lines.count ? kept : end);
}

static void cut_block(struct yaml_cut *cut, const yaml_node_t *node, size_t index) {
    struct element element = element_at(cut->yaml, node, index);
    size_t from = node->start_mark.line;
    if (index)
        from = last_line(element_at(cut->yaml, node, index - 1)) + 1;
    else
        while (from && is_aside(cut, from - 1))
            from--;
    drop_lines(cut, from, last_line(element) + 1);
    drop_aside(cut, last_line(element) + 1);
}

// Between elements in brackets, where no other thing holds a `#`.
static void drop_comments(struct yaml_cut *cut, size_t from, size_t to) {
    const struct text *source = &cut->yaml->source;
    for (size_t at = from; at < to; at++)
        if (source->data[at] == '#')
            while (at < to && !break_size((struct text){source->data + at, source->size - at}))
                cut->gone[at++] = true;
}

static void cut_brackets(struct yaml_cut *cut, const yaml_node_t *node, size_t index) {
    struct yaml *yaml = cut->yaml;
    size_t count = element_count(node), begin = byte_of(cut, node->start_mark) + 1;
    size_t end = byte_of(cut, node->end_mark) - 1, before = index;
    size_t from = byte_of(cut, element_at(yaml, node, index).from);
    size_t to = byte_of(cut, element_at(yaml, node, index).to);
    drop_comments(cut, index ? byte_of(cut, element_at(yaml, node, index - 1).to) : begin, from);
    if (index + 1 < count) {
        size_t next = byte_of(cut, element_at(yaml, node, index + 1).from);
        drop(cut, from, next);
        return;
    }
    // With the comma before it.
    while (before && is_root(cut, first_node(yaml, node, before - 1)))
        before--;
    drop(cut, before ? byte_of(cut, element_at(yaml, node, before - 1).to) : begin, to);
    drop_comments(cut, to, end);
}

static void cut_element(struct yaml_cut *cut, const yaml_node_t *node, size_t index) {
    *ARRAY_ADD(cut->yaml->arena, &cut->roots) = first_node(cut->yaml, node, index);
    if (in_brackets(node))
        cut_brackets(cut, node, index);
    else
        cut_block(cut, node, index);
}

void yaml_cut_item(struct yaml_cut *cut, const yaml_node_t *list, size_t index) {
    cut_element(cut, list, index);
}

void yaml_cut_pair(struct yaml_cut *cut, const yaml_node_t *map, const char *key) {
    const yaml_node_t *node = yaml_key(cut->yaml, map, key);
    for (size_t i = 0; i < element_count(map); i++)
        if (first_node(cut->yaml, map, i) == node)
            cut_element(cut, map, i);
}

// --- what remains

struct survey {
    const struct yaml_cut *cut;
    struct str shape; // of what is not cut: "\0=" before each scalar, "\0[" and "\0]" of a list …
    ARRAY_OF(struct text) texts; // of what is cut, without keys
    bool *in_scalar;             // of each byte
};

static void survey_scalar(struct survey *survey, const yaml_node_t *node, bool is_cut,
                          bool is_key) {
    const struct yaml_cut *cut = survey->cut;
    size_t end = byte_of(cut, node->end_mark);
    for (size_t at = byte_of(cut, node->start_mark); at < end; at++)
        survey->in_scalar[at] = true;
    if (!is_cut) {
        str_add(&survey->shape, TEXT("\0="));
        str_add(&survey->shape, yaml_text(node));
    } else if (!is_key && node->data.scalar.length) {
        *ARRAY_ADD(cut->yaml->arena, &survey->texts) = yaml_text(node);
    }
}

static void survey_node(struct survey *survey, const yaml_node_t *node, bool is_cut, bool is_key) {
    const struct yaml *yaml = survey->cut->yaml;
    bool is_list = node->type == YAML_SEQUENCE_NODE;
    if (node->type == YAML_SCALAR_NODE) {
        survey_scalar(survey, node, is_cut, is_key);
        return;
    }
    if (!is_cut)
        str_add(&survey->shape, is_list ? TEXT("\0[") : TEXT("\0{"));
    for (size_t i = 0; i < element_count(node); i++) {
        const yaml_node_t *first = first_node(yaml, node, i);
        bool goes = is_cut || is_root(survey->cut, first);
        survey_node(survey, first, goes, !is_list);
        if (!is_list)
            survey_node(survey, last_node(yaml, node, i), goes, false);
    }
    if (!is_cut)
        str_add(&survey->shape, TEXT("\0]"));
}

static struct survey survey_document(const struct yaml_cut *cut) {
    struct arena *arena = cut->yaml->arena;
    struct survey survey = {
        .cut = cut,
        .shape = {.arena = arena},
        .in_scalar = arena_alloc(arena, cut->yaml->source.size + 1),
    };
    survey_node(&survey, yaml_document_get_root_node(cut->yaml->document), false, false);
    str_add(&survey.shape, TEXT("\0"));
    return survey;
}

static bool read_again(struct yaml *yaml, yaml_node_t *root, void *out) {
    (void)root;
    struct yaml_cut nothing;
    yaml_cut_start(&nothing, yaml);
    struct survey survey = survey_document(&nothing);
    *(struct text *)out = str_text(&survey.shape);
    return true;
}

// --- comments

static bool is_of_word(const struct text *text, size_t at) {
    return at < text->size && (isalnum((unsigned char)text->data[at]) || text->data[at] == '_');
}

static bool holds_word(struct text text, struct text word) {
    for (size_t at = 0; at + word.size <= text.size; at++)
        if (memcmp(text.data + at, word.data, word.size) == 0 &&
            !(at && is_of_word(&text, at - 1)) && !is_of_word(&text, at + word.size))
            return true;
    return false;
}

// What is said in the rest as well tells nothing.
static void forget_what_remains(struct survey *survey) {
    size_t count = 0;
    ARRAY_EACH(text, &survey->texts) {
        struct str scalar = {.arena = survey->cut->yaml->arena};
        str_add(&scalar, TEXT("\0="));
        str_add(&scalar, *text);
        str_add(&scalar, TEXT("\0"));
        if (!memmem(survey->shape.data, survey->shape.size, scalar.data, scalar.size))
            survey->texts.items[count++] = *text;
    }
    survey->texts.count = count;
}

static size_t line_end(const struct yaml_cut *cut, size_t line) {
    struct text text = cut->lines.items[line];
    while (text.size && !break_size(text))
        text = (struct text){text.data + 1, text.size - 1};
    return line_start(cut, line + 1) - text.size;
}

// Where the comment of a line begins, with the blanks before it; else the line's end.
static size_t comment_start(const struct survey *survey, size_t line) {
    const char *source = survey->cut->yaml->source.data;
    size_t start = line_start(survey->cut, line), at = start, end = line_end(survey->cut, line);
    while (at < end && (source[at] != '#' || survey->in_scalar[at]))
        at++;
    while (at < end && at > start && (source[at - 1] == ' ' || source[at - 1] == '\t'))
        at--;
    return at;
}

// Whether the line is a comment and nothing else.
static bool is_comment(const struct survey *survey, size_t line) {
    return line < survey->cut->lines.count && !is_blank(survey->cut, line) &&
           comment_start(survey, line) == line_start(survey->cut, line);
}

static bool tells(const struct survey *survey, size_t from, size_t to) {
    struct text comment = {survey->cut->yaml->source.data + from, to - from};
    ARRAY_EACH(text, &survey->texts)
        if (holds_word(comment, *text))
            return true;
    return false;
}

// Lines that are nothing else are one comment together.
static void drop_telling_comments(struct yaml_cut *cut, const struct survey *survey) {
    for (size_t line = 0, next; line < cut->lines.count; line = next) {
        size_t from = comment_start(survey, line), to = line_end(cut, line);
        next = line + 1;
        if (is_comment(survey, line)) {
            while (is_comment(survey, next))
                next++;
            to = line_start(cut, next);
        }
        if (tells(survey, from, to))
            drop(cut, from, to);
    }
}

bool yaml_cut_finish(struct yaml_cut *cut, struct text *out_text) {
    struct arena *arena = cut->yaml->arena;
    struct str rest = {.arena = arena};
    struct survey survey = survey_document(cut);
    struct complaints complaints = {.arena = arena};
    struct text shape = {0};
    forget_what_remains(&survey);
    drop_telling_comments(cut, &survey);
    for (size_t at = 0; at < cut->yaml->source.size; at++)
        if (!cut->gone[at])
            str_add(&rest, (struct text){cut->yaml->source.data + at, 1});
    *out_text = str_text(&rest);
    return yaml_load(*out_text, &complaints, read_again, &shape) &&
           text_equal(shape, str_text(&survey.shape));
}
