// SPDX-License-Identifier: MIT
// Loads a YAML file: looks over what libyaml's documents no longer show, then hands the document's
// root to a reader.
//
// Theory of operation: libyaml resolves aliases while it builds a document, so a file of one line
// can become a tree of any size, and it forgets anchors and further documents. A first pass over
// the events refuses these and bounds the depth; the second pass can then trust the document to be
// a tree.
#include "base/yaml.h"

#include "base/pattern.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 1 << 20, MOST_DEPTH = 32 };

#define CLEANUP_PARSER __attribute__((cleanup(yaml_parser_delete)))
#define CLEANUP_EVENT __attribute__((cleanup(yaml_event_delete)))
#define CLEANUP_DOCUMENT __attribute__((cleanup(yaml_document_delete)))

// --- syntax

// What most often lies behind libyaml's words.
static const struct {
    const char *problem, *advice;
} advices[] = {
    {"mapping values are not allowed in this context",
     "; put a text that holds `: ` in quotes, or mend the indentation"},
    {"did not find expected key", "; mend the indentation or the quotes"},
    {"did not find expected '-' indicator", "; the items of a list are indented alike"},
    {"block sequence entries are not allowed in this context",
     "; a list begins in the line below its key, and a text that begins with `-` is put in quotes"},
    {"could not find expected ':'", "; a key ends with `: `"},
    {"found unknown escape character", "; in single quotes a backslash stands for itself"},
    {"found undefined tag handle", "; put a text that begins with `!` in quotes"},
    {"control characters are not allowed", "; save the file as plain UTF-8 text"},
    {"invalid leading UTF-8 octet", "; save the file as UTF-8"},
    {"invalid trailing UTF-8 octet", "; save the file as UTF-8"},
};

static const char *advice_for(const struct yaml *yaml, const yaml_parser_t *parser) {
    if (strcmp(parser->problem, "found character that cannot start any token") == 0) {
        bool tab = memchr(yaml->source.data, '\t', yaml->source.size) != NULL;
        return tab ? "; indent with spaces, not with tabs"
                   : "; put a text that begins with a special character in quotes";
    }
    for (size_t i = 0; i < sizeof advices / sizeof *advices; i++)
        if (strcmp(parser->problem, advices[i].problem) == 0)
            return advices[i].advice;
    return "";
}

// The reader of bytes knows no marks, only how far it came.
static yaml_mark_t mark_of_byte(struct text source, size_t offset) {
    yaml_mark_t mark = {0};
    for (size_t i = 0; i < offset && i < source.size; i++) {
        if (source.data[i] == '\n') {
            mark.line++;
            mark.column = 0;
        } else if (((unsigned char)source.data[i] & 0xc0) != 0x80) {
            mark.column++;
        }
    }
    return mark;
}

static bool complain_of_syntax(struct yaml *yaml, const yaml_parser_t *parser) {
    if (parser->error == YAML_MEMORY_ERROR)
        arena_alloc(yaml->arena, SIZE_MAX); // ends the program, as for all other memory
    yaml_mark_t mark = parser->problem_mark;
    if (parser->error == YAML_READER_ERROR)
        mark = mark_of_byte(yaml->source, parser->problem_offset);
    const char *context = "";
    if (parser->context && parser->context_mark.line != mark.line)
        context = arena_print(yaml->arena, " %s that began in line %zu", parser->context,
                              parser->context_mark.line + 1);
    return yaml_complain_at(yaml, mark.line, mark.column, "this is not YAML: %s%s%s",
                            parser->problem, context, advice_for(yaml, parser));
}

static bool start_parser(struct yaml *yaml, yaml_parser_t *out_parser) {
    if (!yaml_parser_initialize(out_parser))
        arena_alloc(yaml->arena, SIZE_MAX);
    yaml_parser_set_encoding(out_parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(out_parser, (const unsigned char *)yaml->source.data,
                                 yaml->source.size);
    return true;
}

// --- the first pass

struct survey {
    int depth, documents;
    bool is_tree;
};

static void survey_properties(struct yaml *yaml, const yaml_event_t *event,
                              const yaml_char_t *anchor, const yaml_char_t *tag,
                              struct survey *survey) {
    yaml_mark_t mark = event->start_mark;
    if (anchor) {
        survey->is_tree = false;
        yaml_complain_at(yaml, mark.line, mark.column, "anchors (`&name`) are not allowed");
    }
    if (tag)
        yaml_complain_at(yaml, mark.line, mark.column, "tags (`!name`) are not allowed");
}

static void survey_scalar(struct yaml *yaml, const yaml_event_t *event, struct survey *survey) {
    survey_properties(yaml, event, event->data.scalar.anchor, event->data.scalar.tag, survey);
    if (memchr(event->data.scalar.value, '\0', event->data.scalar.length))
        yaml_complain_at(yaml, event->start_mark.line, event->start_mark.column,
                         "a text can not hold the character NUL");
}

// False where nothing more can be read.
static bool survey_event(struct yaml *yaml, const yaml_event_t *event, struct survey *survey) {
    yaml_mark_t mark = event->start_mark;
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return ++survey->documents == 1 ||
               yaml_complain_at(yaml, mark.line, mark.column,
                                "only one document is allowed in a file; `---` begins another one");
    case YAML_ALIAS_EVENT:
        survey->is_tree = false;
        yaml_complain_at(yaml, mark.line, mark.column,
                         "aliases (`*name`) are not allowed; put a text that begins with `*` in "
                         "quotes");
        return true;
    case YAML_SCALAR_EVENT:
        survey_scalar(yaml, event, survey);
        return true;
    case YAML_SEQUENCE_START_EVENT:
        survey_properties(yaml, event, event->data.sequence_start.anchor,
                          event->data.sequence_start.tag, survey);
        break;
    case YAML_MAPPING_START_EVENT:
        survey_properties(yaml, event, event->data.mapping_start.anchor,
                          event->data.mapping_start.tag, survey);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        survey->depth--;
        return true;
    default:
        return true;
    }
    if (++survey->depth <= MOST_DEPTH)
        return true;
    survey->is_tree = false;
    return yaml_complain_at(yaml, mark.line, mark.column,
                            "lists and mappings can be nested %d deep, not deeper", MOST_DEPTH);
}

// False where the document must not be built.
static bool survey_file(struct yaml *yaml) {
    CLEANUP_PARSER yaml_parser_t parser;
    start_parser(yaml, &parser);
    struct survey survey = {.is_tree = true};
    for (bool more = true; more;) {
        CLEANUP_EVENT yaml_event_t event = {0};
        if (!yaml_parser_parse(&parser, &event))
            return complain_of_syntax(yaml, &parser);
        more = event.type != YAML_STREAM_END_EVENT && survey_event(yaml, &event, &survey);
    }
    return survey.is_tree;
}

// --- the second pass

// As YAML 1.1 and 1.2 have it, whichever is wider: an author's tools may follow either.
static const char *const plain_forms[NODE_TEXT] = {
    [NODE_NULL] = "|~|null|Null|NULL",
    [NODE_BOOL] = "true|True|TRUE|false|False|FALSE|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF",
    [NODE_NUMBER] = "[-+]?(0b[01_]+|0o[0-7]+|0x[0-9a-fA-F_]+|\\.(inf|Inf|INF)"
                    "|([0-9][0-9_]*(:[0-5]?[0-9])*(\\.[0-9_]*)?|\\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?)"
                    "|\\.(nan|NaN|NAN)",
    [NODE_DATE] = "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \\t].*)?",
};

static bool read_document(struct yaml *yaml,
                          bool (*read)(struct yaml *yaml, yaml_node_t *root, void *out),
                          void *out) {
    CLEANUP_PARSER yaml_parser_t parser;
    start_parser(yaml, &parser);
    CLEANUP_DOCUMENT yaml_document_t document = {0};
    if (!yaml_parser_load(&parser, &document))
        return complain_of_syntax(yaml, &parser);
    yaml_node_t *root = yaml_document_get_root_node(&document);
    if (!root)
        return yaml_complain_at(yaml, 0, 0, "the file is empty");
    yaml->document = &document;
    return read(yaml, root, out);
}

bool yaml_load(struct text text, struct complaints *complaints,
               bool (*read)(struct yaml *yaml, yaml_node_t *root, void *out), void *out) {
    if (text_starts(text, "\xef\xbb\xbf")) // a byte order mark would count as a column
        text = (struct text){text.data + 3, text.size - 3};
    struct yaml yaml = {.arena = complaints->arena, .complaints = complaints, .source = text};
    if (text.size > MOST_BYTES)
        return yaml_complain_at(&yaml, 0, 0, "the file is larger than %d KiB", MOST_BYTES / 1024);
    for (size_t kind = 0; kind < NODE_TEXT; kind++) {
        const char *message;
        size_t offset;
        yaml.plain[kind] = pattern_new(yaml.arena, plain_forms[kind], &message, &offset);
    }
    size_t before = complaints->list.count;
    bool good = survey_file(&yaml) && read_document(&yaml, read, out);
    return good && complaints->list.count == before;
}
