// SPDX-License-Identifier: MIT
// The job as text: a line for each item, and the raw bytes of a file behind its line.
#include "job.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    size_t offset;
} limit_rows[] = {
    {"wall", offsetof(struct limits, wall)},     {"cpu", offsetof(struct limits, cpu)},
    {"memory", offsetof(struct limits, memory)}, {"processes", offsetof(struct limits, processes)},
    {"output", offsetof(struct limits, output)}, {"file_size", offsetof(struct limits, file_size)},
    {"time", offsetof(struct limits, time)},
};

enum { LIMIT_ROWS = sizeof limit_rows / sizeof *limit_rows };

static void write_text(const char *key, const char *value, struct str *out) {
    str_print(out, "%s \"", key);
    str_add_escaped(out, text_of(value));
    str_add(out, TEXT("\"\n"));
}

void job_write(const struct job *job, struct str *out) {
    str_add(out, TEXT("grader-job 1\n"));
    write_text("clock", job->clock, out);
    write_text("schedule", job->schedule, out);
    for (size_t i = 0; i < LIMIT_ROWS; i++)
        str_print(out, "%s %" PRId64 "\n", limit_rows[i].name,
                  *(const int64_t *)((const char *)&job->limits + limit_rows[i].offset));
    if (job->first_pid)
        str_print(out, "first_pid %d\n", job->first_pid);
    if (job->places)
        str_print(out, "places 1\n");
    if (job->ranks)
        str_print(out, "ranks %d\n", job->ranks);
    ARRAY_EACH(argument, &job->arguments)
        write_text("argument", *argument, out);
    ARRAY_EACH(variable, &job->environment)
        write_text("environment", *variable, out);
    ARRAY_EACH(folder, &job->folders)
        write_text("folder", *folder, out);
    ARRAY_EACH(path, &job->collect)
        write_text("collect", *path, out);
    ARRAY_EACH(file, &job->files) {
        str_print(out, "file %o %zu ", (unsigned)file->mode, file->data.size);
        write_text("", file->path, out);
        str_add(out, file->data);
        str_add(out, TEXT("\n"));
    }
    str_add(out, TEXT("go\n"));
}

// A quoted text up to the end of the line.
static bool read_quoted(struct arena *arena, struct text value, const char **out_string) {
    struct text inner;
    if (value.size < 2 || value.data[0] != '"' || value.data[value.size - 1] != '"' ||
        !text_unescape(arena, (struct text){value.data + 1, value.size - 2}, &inner))
        return false;
    *out_string = arena_copy(arena, inner.data, inner.size);
    return true;
}

// Fills the file from "MODE SIZE "PATH"" and the bytes that follow.
static bool read_file(struct arena *arena, struct text value, struct text *rest,
                      struct job_file *file) {
    char *line = arena_copy(arena, value.data, value.size), *at = line;
    file->mode = (int)(strtoul(at, &at, 8) & 0777);
    file->data.size = strtoull(at, &at, 10);
    while (*at == ' ')
        at++;
    if (!read_quoted(arena, text_of(at), &file->path) || file->data.size >= rest->size)
        return false;
    file->data.data = rest->data;
    *rest = (struct text){rest->data + file->data.size + 1, rest->size - file->data.size - 1};
    return true;
}

static bool read_limit(struct text key, struct text value, struct arena *arena,
                       struct limits *limits) {
    for (size_t i = 0; i < LIMIT_ROWS; i++)
        if (text_equal(key, text_of(limit_rows[i].name))) {
            const char *digits = arena_copy(arena, value.data, value.size);
            *(int64_t *)((char *)limits + limit_rows[i].offset) = strtoll(digits, NULL, 10);
            return true;
        }
    return false;
}

static bool read_count(struct arena *arena, struct text value, int *out_count) {
    *out_count = (int)strtol(arena_copy(arena, value.data, value.size), NULL, 10);
    return *out_count > 0;
}

static bool read_item(struct arena *arena, struct text line, struct text *rest, struct job *job) {
    const char *space = memchr(line.data, ' ', line.size);
    if (!space)
        return false;
    struct text key = {line.data, (size_t)(space - line.data)};
    struct text value = {space + 1, line.size - key.size - 1};
    if (text_equal(key, TEXT("file")))
        return read_file(arena, value, rest, ARRAY_ADD(arena, &job->files));
    if (text_equal(key, TEXT("clock")))
        return read_quoted(arena, value, &job->clock);
    if (text_equal(key, TEXT("schedule")))
        return read_quoted(arena, value, &job->schedule);
    if (text_equal(key, TEXT("argument")))
        return read_quoted(arena, value, ARRAY_ADD(arena, &job->arguments));
    if (text_equal(key, TEXT("environment")))
        return read_quoted(arena, value, ARRAY_ADD(arena, &job->environment));
    if (text_equal(key, TEXT("folder")))
        return read_quoted(arena, value, ARRAY_ADD(arena, &job->folders));
    if (text_equal(key, TEXT("collect")))
        return read_quoted(arena, value, ARRAY_ADD(arena, &job->collect));
    if (text_equal(key, TEXT("first_pid")))
        return read_count(arena, value, &job->first_pid);
    if (text_equal(key, TEXT("places")))
        return job->places = true;
    if (text_equal(key, TEXT("ranks")))
        return read_count(arena, value, &job->ranks);
    return read_limit(key, value, arena, &job->limits);
}

bool job_read(struct arena *arena, struct text text, struct job *out_job, struct error *err) {
    struct text rest = text, line;
    *out_job = (struct job){0};
    if (!text_next_line(&rest, &line) || !text_equal(line, TEXT("grader-job 1")))
        return error_set(err, BLAME_GRADER, "the job has no head of format 1");
    while (text_next_line(&rest, &line)) {
        if (text_equal(line, TEXT("go")))
            return out_job->arguments.count && out_job->clock && out_job->schedule
                       ? true
                       : error_set(err, BLAME_GRADER, "the job is not complete");
        if (!read_item(arena, line, &rest, out_job))
            return error_set(err, BLAME_GRADER, "the job has a wrong line: %s",
                             text_shown(arena, line, 200));
    }
    return error_set(err, BLAME_GRADER, "the job is cut short: it has no `go` line");
}
