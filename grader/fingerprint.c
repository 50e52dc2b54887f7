// SPDX-License-Identifier: MIT
// What a grade follows from, as hashes.
#include "fingerprint.h"

#include "submission.h"
#include "versions.h"

#include "base/fs.h"

#include <sha2.h>
#include <string.h>

enum { MOST_BYTES = 256 * 1024 * 1024, MOST_VERSION = 200 };

// With its size before it, so that no two lists of parts are one text.
static void add(SHA2_CTX *hash, struct text part) {
    uint64_t size = part.size;
    SHA256Update(hash, (const uint8_t *)&size, sizeof size);
    SHA256Update(hash, (const uint8_t *)part.data, part.size);
}

static const char *end(struct arena *arena, SHA2_CTX *hash) {
    char text[SHA256_DIGEST_STRING_LENGTH];
    return arena_copy(arena, SHA256End(hash, text), sizeof text - 1);
}

static bool add_file(struct arena *arena, SHA2_CTX *hash, const char *path, struct error *err) {
    struct text text;
    if (!fs_read(arena, path, MOST_BYTES, &text, err))
        return false;
    add(hash, text);
    return true;
}

bool fingerprint_grader(struct arena *arena, const struct runner *runner, const char **out_hash,
                        struct error *err) {
    struct arena own = {0};
    SHA2_CTX hash;
    SHA256Init(&hash);
    bool good = add_file(&own, &hash, "/proc/self/exe", err) &&
                add_file(&own, &hash, runner->request.tracer, err);
    arena_clear(&own);
    *out_hash = end(arena, &hash);
    return good;
}

bool fingerprint_sandbox(struct arena *arena, const struct runner *runner, const char **out_words,
                         struct error *err) {
    struct str words = {.arena = arena};
    struct text versions, line;
    if (!versions_ask(arena, runner, &versions, err))
        return false;
    str_print(&words, "%s", runner->sandbox->name);
    while (text_next_line(&versions, &line))
        str_print(&words, "; %s", text_shown(arena, line, MOST_VERSION));
    *out_words = words.data;
    return true;
}

static const char *hash_specification(struct arena *arena, const struct spec *spec) {
    SHA2_CTX hash;
    SHA256Init(&hash);
    add(&hash, spec->source);
    add(&hash, spec->driver_source);
    return end(arena, &hash);
}

// Tabs stay, which indent; a carriage return at the end of a line is part of that end.
static void tell_line(struct text line, struct str *out) {
    if (line.size && line.data[line.size - 1] == '\r')
        line.size--;
    while (line.size) {
        const char *tab = memchr(line.data, '\t', line.size);
        struct text part = {line.data, tab ? (size_t)(tab - line.data) : line.size};
        size_t used = part.size + (tab != NULL);
        str_print(out, "%s%s", text_shown(out->arena, part, SIZE_MAX), tab ? "\t" : "");
        line = (struct text){line.data + used, line.size - used};
    }
    str_add(out, TEXT("\n"));
}

static void tell_source(struct arena *arena, json_t *sources, const struct submission_file *file) {
    struct str shown = {.arena = arena};
    struct text rest = file->data, line;
    str_add(&shown, TEXT(""));
    while (text_next_line(&rest, &line))
        tell_line(line, &shown);
    json_object_set_new(sources, file->name, json_string(shown.data));
}

bool fingerprint_target(struct arena *arena, const struct target *target,
                        struct grade_keys *out_keys, json_t **out_sources, struct error *err) {
    const struct spec *spec = target->spec;
    struct submission submission = {.fault = target->fault};
    SHA2_CTX hash;
    if (!submission.fault && !submission_read(arena, target->path, spec->files.items,
                                              spec->files.count, &submission, err))
        return false;
    out_keys->specification = hash_specification(arena, spec);
    SHA256Init(&hash);
    add(&hash, text_of(submission.fault ? submission.fault : ""));
    *out_sources = json_object();
    ARRAY_EACH(file, &submission.files) {
        add(&hash, text_of(file->name));
        add(&hash, file->data);
        if (file->data.data)
            tell_source(arena, *out_sources, file);
    }
    out_keys->submission = end(arena, &hash);
    return true;
}
