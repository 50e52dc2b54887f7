// SPDX-License-Identifier: MIT
// The trace file: one table of kinds and one of fields serve the writer and the reader.
#include "trace.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FIELDS = 5 };

static const struct {
    const char *name;
    const char *keys[MOST_FIELDS + 1]; // "?key" may be missing
} kinds[] = {
#define EVENT(name, ...) {#name, {__VA_ARGS__}},
#include "events.def"
#undef EVENT
};

enum form { FORM_PROCESS, FORM_NUMBER, FORM_AMOUNT, FORM_SECONDS, FORM_WORD, FORM_TEXT };

static const struct event_field {
    const char *key;
    enum form form;
    size_t offset;
    int missing; // what a number is where the field is missing
} fields[] = {
    {"at", FORM_AMOUNT, offsetof(struct event, amount), 0},
    {"by", FORM_PROCESS, offsetof(struct event, other), PROCESS_UNKNOWN},
    {"bytes", FORM_AMOUNT, offsetof(struct event, amount), 0},
    {"call", FORM_WORD, offsetof(struct event, word), 0},
    {"channel", FORM_NUMBER, offsetof(struct event, channel), 0},
    {"child", FORM_PROCESS, offsetof(struct event, other), 0},
    {"data", FORM_TEXT, offsetof(struct event, data), 0},
    {"end", FORM_WORD, offsetof(struct event, word), 0},
    {"fd", FORM_NUMBER, offsetof(struct event, fd), 0},
    {"for", FORM_PROCESS, offsetof(struct event, other), PROCESS_UNKNOWN},
    {"how", FORM_WORD, offsetof(struct event, word), 0},
    {"kind", FORM_WORD, offsetof(struct event, word), 0},
    {"name", FORM_WORD, offsetof(struct event, word), 0},
    {"object", FORM_NUMBER, offsetof(struct event, object), 0},
    {"parent", FORM_PROCESS, offsetof(struct event, other), 0},
    {"path", FORM_TEXT, offsetof(struct event, path), 0},
    {"peer", FORM_NUMBER, offsetof(struct event, peer), 0},
    {"pid", FORM_NUMBER, offsetof(struct event, pid), 0},
    {"seconds", FORM_SECONDS, offsetof(struct event, amount), 0},
    {"signal", FORM_NUMBER, offsetof(struct event, signal), 0},
    {"status", FORM_NUMBER, offsetof(struct event, status), -1},
    {"stream", FORM_WORD, offsetof(struct event, word), 0},
    {"to", FORM_PROCESS, offsetof(struct event, other), 0},
    {"value", FORM_AMOUNT, offsetof(struct event, amount), 0},
};

static const struct event_field *field_named(const char *key, size_t size) {
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (strlen(fields[i].key) == size && memcmp(fields[i].key, key, size) == 0)
            return &fields[i];
    return NULL;
}

const char *event_name(enum event_kind kind) { return kinds[kind].name; }

// --- writing

static void write_seconds(int64_t microseconds, struct str *out) {
    str_add_number(out, microseconds / 1000000, 1);
    str_add(out, TEXT("."));
    str_add_number(out, microseconds % 1000000, 6);
}

static bool is_missing(const struct event_field *field, const void *member) {
    switch (field->form) {
    case FORM_PROCESS:
    case FORM_NUMBER:
        return *(const int *)member == field->missing;
    case FORM_AMOUNT:
    case FORM_SECONDS:
        return *(const int64_t *)member == field->missing;
    case FORM_WORD:
        return !*(const char *const *)member;
    case FORM_TEXT:
        return !((const struct text *)member)->size;
    }
    return false;
}

static void write_process(int process, struct str *out) {
    if (process == PROCESS_GRADER)
        str_add(out, TEXT("grader"));
    else if (process == PROCESS_UNKNOWN)
        str_add(out, TEXT("unknown"));
    else
        str_add_number(out, process, 1);
}

static void write_value(const struct event_field *field, const void *member, struct str *out) {
    str_add(out, TEXT(" "));
    str_add(out, text_of(field->key));
    str_add(out, TEXT("="));
    switch (field->form) {
    case FORM_PROCESS:
        write_process(*(const int *)member, out);
        break;
    case FORM_NUMBER:
        str_add_number(out, *(const int *)member, 1);
        break;
    case FORM_AMOUNT:
        str_add_number(out, *(const int64_t *)member, 1);
        break;
    case FORM_SECONDS:
        write_seconds(*(const int64_t *)member, out);
        break;
    case FORM_WORD:
        str_add(out, text_of(*(const char *const *)member));
        break;
    case FORM_TEXT:
        str_add(out, TEXT("\""));
        str_add_escaped(out, *(const struct text *)member);
        str_add(out, TEXT("\""));
        break;
    }
}

void event_write(const struct event *event, struct str *out) {
    write_seconds(event->time, out);
    str_add(out, TEXT(" "));
    write_process(event->process, out);
    str_add(out, TEXT(" "));
    str_add(out, text_of(kinds[event->kind].name));
    for (const char *const *key = kinds[event->kind].keys; *key; key++) {
        bool optional = **key == '?';
        const char *name = *key + optional;
        const struct event_field *field = field_named(name, strlen(name));
        const void *member = (const char *)event + field->offset;
        if (!optional || !is_missing(field, member))
            write_value(field, member, out);
    }
    str_add(out, TEXT("\n"));
}

void trace_write_head(const struct trace *trace, struct str *out) {
    str_print(out, "grader-trace 1\nclock %s\nschedule %s\n", trace->clock, trace->schedule);
}

void trace_write_end(size_t events, struct str *out) { str_print(out, "end %zu\n", events); }

// --- reading

struct reader {
    struct arena *arena;
    struct text rest; // of the current line
};

static bool read_word(struct reader *reader, struct text *out_word) {
    struct text *rest = &reader->rest;
    while (rest->size && *rest->data == ' ')
        rest->data++, rest->size--;
    size_t size = 0;
    while (size < rest->size && rest->data[size] != ' ')
        size++;
    *out_word = (struct text){rest->data, size};
    *rest = (struct text){rest->data + size, rest->size - size};
    return size > 0;
}

static bool parse_number(struct text word, int64_t least, int64_t most, int64_t *out_number) {
    char digits[32], *end;
    if (!word.size || word.size >= sizeof digits)
        return false;
    memcpy(digits, word.data, word.size);
    digits[word.size] = '\0';
    *out_number = strtoll(digits, &end, 10);
    return !*end && *out_number >= least && *out_number <= most;
}

// "12.345678" in microseconds.
static bool parse_seconds(struct text word, int64_t *out_microseconds) {
    const char *dot = word.size ? memchr(word.data, '.', word.size) : NULL;
    if (!dot)
        return false;
    size_t whole = (size_t)(dot - word.data);
    int64_t seconds, fraction;
    if (word.size - whole != 7 ||
        !parse_number((struct text){word.data, whole}, 0, INT64_MAX / 1000000 - 1, &seconds) ||
        !parse_number((struct text){dot + 1, 6}, 0, 999999, &fraction))
        return false;
    *out_microseconds = seconds * 1000000 + fraction;
    return true;
}

static bool parse_process(struct text word, int *out_process) {
    int64_t number;
    if (text_equal(word, TEXT("grader"))) {
        *out_process = PROCESS_GRADER;
    } else if (text_equal(word, TEXT("unknown"))) {
        *out_process = PROCESS_UNKNOWN;
    } else {
        if (!parse_number(word, 0, INT32_MAX, &number))
            return false;
        *out_process = (int)number;
    }
    return true;
}

// A quoted text begins at the cursor.
static bool read_quoted(struct reader *reader, struct text *out_text) {
    struct text rest = reader->rest;
    if (!rest.size || *rest.data != '"')
        return false;
    size_t end = 1;
    while (end < rest.size && rest.data[end] != '"')
        end += rest.data[end] == '\\' ? 2 : 1;
    if (end >= rest.size)
        return false;
    reader->rest = (struct text){rest.data + end + 1, rest.size - end - 1};
    return text_unescape(reader->arena, (struct text){rest.data + 1, end - 1}, out_text);
}

static bool read_value(struct reader *reader, const struct event_field *field, void *member) {
    if (field->form == FORM_TEXT)
        return read_quoted(reader, member);
    struct text word;
    int64_t number;
    if (!read_word(reader, &word))
        return false;
    switch (field->form) {
    case FORM_PROCESS:
        return parse_process(word, member);
    case FORM_NUMBER:
        if (!parse_number(word, INT32_MIN, INT32_MAX, &number))
            return false;
        *(int *)member = (int)number;
        return true;
    case FORM_AMOUNT:
        return parse_number(word, 0, INT64_MAX, member);
    case FORM_SECONDS:
        return parse_seconds(word, member);
    case FORM_WORD:
        *(const char **)member = arena_copy(reader->arena, word.data, word.size);
        return true;
    case FORM_TEXT:
        break;
    }
    return false;
}

// Reads " key=value" into the event and marks the key as seen.
static bool read_field(struct reader *reader, struct event *event, bool *seen) {
    while (reader->rest.size && *reader->rest.data == ' ')
        reader->rest.data++, reader->rest.size--;
    const char *equals = memchr(reader->rest.data, '=', reader->rest.size);
    if (!equals)
        return false;
    size_t size = (size_t)(equals - reader->rest.data);
    const struct event_field *field = field_named(reader->rest.data, size);
    if (!field)
        return false;
    reader->rest = (struct text){equals + 1, reader->rest.size - size - 1};
    const char *const *keys = kinds[event->kind].keys;
    for (size_t i = 0; keys[i]; i++)
        if (strcmp(keys[i] + (*keys[i] == '?'), field->key) == 0) {
            seen[i] = true;
            return read_value(reader, field, (char *)event + field->offset);
        }
    return false;
}

static void set_missing(struct event *event, const char *key) {
    const struct event_field *field = field_named(key, strlen(key));
    if (field->form == FORM_PROCESS || field->form == FORM_NUMBER)
        *(int *)((char *)event + field->offset) = field->missing;
}

static bool kind_named(struct text name, enum event_kind *out_kind) {
    for (size_t i = 0; i < EVENT_KINDS; i++)
        if (text_equal(name, text_of(kinds[i].name))) {
            *out_kind = (enum event_kind)i;
            return true;
        }
    return false;
}

static bool read_event(struct arena *arena, struct text line, struct event *out_event) {
    struct reader reader = {arena, line};
    struct text time, process, name;
    *out_event = (struct event){0};
    if (!read_word(&reader, &time) || !parse_seconds(time, &out_event->time) ||
        !read_word(&reader, &process) || !parse_process(process, &out_event->process) ||
        !read_word(&reader, &name) || !kind_named(name, &out_event->kind))
        return false;
    const char *const *keys = kinds[out_event->kind].keys;
    bool seen[MOST_FIELDS] = {false};
    while (reader.rest.size)
        if (!read_field(&reader, out_event, seen))
            return false;
    for (size_t i = 0; keys[i]; i++) {
        if (!seen[i] && *keys[i] != '?')
            return false;
        if (!seen[i])
            set_missing(out_event, keys[i] + 1);
    }
    return true;
}

// "key value" of the head.
static bool read_head(struct arena *arena, struct text *rest, const char *key, const char **out) {
    struct text line;
    size_t size = strlen(key);
    if (!text_next_line(rest, &line) || !text_starts(line, key) || line.size < size + 2 ||
        line.data[size] != ' ')
        return false;
    *out = arena_copy(arena, line.data + size + 1, line.size - size - 1);
    return true;
}

bool trace_read(struct arena *arena, struct text text, struct trace *out_trace, struct error *err) {
    struct text rest = text, line;
    const char *version;
    *out_trace = (struct trace){0};
    if (!read_head(arena, &rest, "grader-trace", &version) || strcmp(version, "1") != 0 ||
        !read_head(arena, &rest, "clock", &out_trace->clock) ||
        !read_head(arena, &rest, "schedule", &out_trace->schedule))
        return error_set(err, BLAME_GRADER, "the trace has no head of format 1");
    for (int number = 4; text_next_line(&rest, &line); number++) {
        if (text_starts(line, "end ")) {
            int64_t count;
            struct text digits = {line.data + 4, line.size - 4};
            if (!parse_number(digits, 0, INT64_MAX, &count) ||
                (size_t)count != out_trace->events.count || rest.size ||
                text.data[text.size - 1] != '\n')
                return error_set(err, BLAME_GRADER, "the trace's line %d: a wrong end", number);
            return true;
        }
        if (!read_event(arena, line, ARRAY_ADD(arena, &out_trace->events)))
            return error_set(err, BLAME_GRADER, "the trace's line %d is no event: %s", number,
                             text_shown(arena, line, 200));
    }
    return error_set(err, BLAME_GRADER, "the trace is cut short: it has no `end` line");
}
