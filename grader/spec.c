// SPDX-License-Identifier: MIT
// Reads a specification by tables of its keys.
#include "spec.h"
#include "spec_rules.h"

#include "base/cleanup.h"

#include <errno.h>
#include <string.h>

enum { MOST_BYTES = (1 << 20) + 1 }; // one more than YAML may have, so that it can say so

#define SECONDS(count) (INT64_C(1000000) * (count))
#define KIB(count) (INT64_C(1024) * (count))
#define MIB(count) (INT64_C(1048576) * (count))

#define ID_FORM .form = "[a-z0-9_]+", .form_words = "a name of a-z, 0-9 and _"
#define LINE_FORM .form = "\\S([^\\r\\n]*\\S)?", .form_words = "one line of text"

// --- the tables

static const struct limits default_limits = {
    .wall = SECONDS(10),
    .time = SECONDS(200000),
    .cpu = SECONDS(10),
    .memory = MIB(512),
    .processes = 32,
    .output = MIB(1),
    .file_size = MIB(16),
};

const char *const spec_clocks[] = {"virtual", "real", NULL};
const char *const spec_visibilities[] = {"public", "hidden", "after_due", NULL};

#define LIMIT(name, limit_shape, lowest, highest, words)                                           \
    {                                                                                              \
        .key = #name, .summary = words, .shape = &limit_shape,                                     \
        .offset = offsetof(struct limits, name), .least = lowest, .most = highest                  \
    }

static const struct field limit_fields[] = {
    LIMIT(wall, shape_seconds, SECONDS(1) / 100, SECONDS(3600), "seconds of real time (10)"),
    LIMIT(time, shape_seconds, SECONDS(1) / 100, SECONDS(1000000000),
          "seconds of the program's own time (200000); used by the virtual clock alone"),
    LIMIT(cpu, shape_seconds, SECONDS(1) / 100, SECONDS(3600),
          "seconds of CPU time of all processes together (10)"),
    LIMIT(memory, shape_size, MIB(16), MIB(65536), "memory of all processes together (512 MiB)"),
    LIMIT(processes, shape_count, 1, 4096, "processes and threads alive at once (32)"),
    LIMIT(output, shape_size, KIB(1), MIB(16), "what may be printed in all (1 MiB)"),
    LIMIT(file_size, shape_size, KIB(1), MIB(16384), "the size of each written file (16 MiB)"),
    {0},
};

static const struct field file_item = {
    .summary = "a plain file name",
    .shape = &shape_string,
    // A leading dash would be an option to the compiler.
    .form = "[A-Za-z0-9_][A-Za-z0-9_.-]*",
    .form_words =
        "a plain file name (A-Z, a-z, 0-9, _, . and -; no folder, no dot or dash in front)",
};

static const struct field library_item = {
    .summary = "the name of a library, as behind -l",
    .shape = &shape_string,
    .form = "[A-Za-z0-9_][A-Za-z0-9_.+-]*",
    .form_words = "the name of a library as behind -l, such as criterion",
};

static const struct field schedule_item = {
    .summary = "first-come, last-come, newest-first, oldest-first, stagger:SECONDS; random, pct, "
               "slow, preempt-random, preempt-pct or preempt-pos with a seed, as random:7, or a "
               "number of them, as random*8",
    .shape = &shape_string,
    .form = SCHEDULES_FORM,
    .form_words = "first-come, last-come, newest-first, oldest-first, stagger:SECONDS, or random, "
                  "pct, slow, preempt-random, preempt-pct or preempt-pos with :SEED or *NUMBER",
};

static const struct field fault_item = {
    .summary = "fault:CALL:NUMBER:ERROR, as fault:fork:2:EAGAIN, of fork, mmap, open or pipe; "
               "short or eintr with a seed, as short:7, or a number of them, as short*8",
    .shape = &shape_string,
    .form = SCHEDULES_FAULT_FORM,
    .form_words = "fault:CALL:NUMBER:ERROR with one of fork, mmap, open and pipe, or short or "
                  "eintr with :SEED or *NUMBER",
};

static const struct field need_item = {
    .summary = "the id of an earlier check",
    .shape = &shape_string,
    ID_FORM,
};

static const struct field common_check_fields[] = {
    {.key = "id",
     .summary = "the name of the check, unique in the file",
     .shape = &shape_string,
     ID_FORM,
     .offset = offsetof(struct spec_check, id),
     .required = true},
    {.key = "title",
     .summary = "what the student reads: what must be true",
     .shape = &shape_string,
     LINE_FORM,
     .offset = offsetof(struct spec_check, title),
     .required = true},
    {.key = "points",
     .summary = "what the check is worth",
     .shape = &shape_integer,
     .most = 1000,
     .offset = offsetof(struct spec_check, points),
     .required = true},
    {.key = "visibility",
     .summary =
         "what `--audience student` is told of it: all (public), or only its title, points and "
         "hint (hidden; after_due: until a platform that knows the date shows it)",
     .shape = &shape_choice,
     .choices = spec_visibilities,
     .offset = offsetof(struct spec_check, visibility)},
    {.key = "needs",
     .summary = "checks that stand earlier; unless all of them passed, this one is skipped",
     .shape = &shape_list,
     .item = &need_item,
     .item_size = sizeof(const char *),
     .unique = true,
     .offset = offsetof(struct spec_check, needs)},
    {.key = "under",
     .summary = "what goes wrong on the machine in the runs that the check judges; without it, "
                "nothing does",
     .shape = &shape_list,
     .item = &fault_item,
     .item_size = sizeof(const char *),
     .unique = true,
     .most = 100,
     .offset = offsetof(struct spec_check, under)},
    {.key = "hint",
     .summary = "what to try, shown where the check fails",
     .shape = &shape_string,
     .form = "[\\s\\S]*\\S[\\s\\S]*",
     .form_words = "some text",
     .offset = offsetof(struct spec_check, hint)},
};

enum { COMMON_FIELDS = sizeof common_check_fields / sizeof *common_check_fields };

static const struct shape shape_check;
static const struct field check_item = {.shape = &shape_check};

static const struct field spec_fields[] = {
    {.key = "exercise",
     .summary = "the name of the exercise",
     .shape = &shape_string,
     ID_FORM,
     .offset = offsetof(struct spec, exercise),
     .required = true},
    {.key = "title",
     .summary = "its title, for people",
     .shape = &shape_string,
     LINE_FORM,
     .offset = offsetof(struct spec, title),
     .required = true},
    {.key = "files",
     .summary = "the files of a submission",
     .shape = &shape_list,
     .item = &file_item,
     .item_size = sizeof(const char *),
     .unique = true,
     .offset = offsetof(struct spec, files),
     .required = true},
    {.key = "driver",
     .summary = "a C file of the instructor's, in the folder named after the exercise beside the "
                "specification; compiled with the submission, which then has no main()",
     .shape = &shape_string,
     .form = "[A-Za-z0-9_][A-Za-z0-9_.-]*\\.c",
     .form_words = "the plain name of a C file",
     .offset = offsetof(struct spec, driver)},
    {.key = "libraries",
     .summary = "libraries that the program is linked with, beside those that every one gets",
     .shape = &shape_list,
     .item = &library_item,
     .item_size = sizeof(const char *),
     .unique = true,
     .offset = offsetof(struct spec, libraries)},
    {.key = "clock",
     .summary = "the program's own time (virtual, the default), in which a sleep costs nothing, or "
                "the machine's (real), for programs that poll, such as MPI",
     .shape = &shape_choice,
     .choices = spec_clocks,
     .offset = offsetof(struct spec, clock)},
    {.key = "mpi",
     .summary = "the number of ranks of a program with MPI; needs `clock: real`",
     .shape = &shape_integer,
     .least = 1,
     .most = 64,
     .offset = offsetof(struct spec, mpi)},
    {.key = "schedules",
     .summary = "the orders of running under which the program is run, each with its own run "
                "(two dozen of all kinds)",
     .shape = &shape_list,
     .item = &schedule_item,
     .item_size = sizeof(const char *),
     .unique = true,
     .offset = offsetof(struct spec, schedules)},
    {.key = "limits",
     .summary = "what a run may use",
     .shape = &shape_map,
     .fields = limit_fields,
     .offset = offsetof(struct spec, limits)},
    {.key = "checks",
     .summary = "what is judged, in this order",
     .shape = &shape_list,
     .item = &check_item,
     .item_size = sizeof(struct spec_check),
     .offset = offsetof(struct spec, checks),
     .required = true},
    {0},
};

// --- one check

static const struct check_kind *kind_named(const char *key) {
    for (size_t i = 0; i < check_kind_count; i++)
        if (strcmp(check_kinds[i]->key, key) == 0)
            return check_kinds[i];
    return NULL;
}

static bool read_kind(struct yaml *yaml, yaml_node_t *node, const struct field *field, void *out) {
    struct spec_check *check = out;
    const struct check_kind *kind = kind_named(field->key);
    void *parameters = arena_alloc(yaml->arena, kind->size);
    check->kind = kind;
    check->parameters = parameters;
    return check_kind_read(kind, yaml, node, parameters);
}

static json_t *kind_schema(const struct field *field) { return yaml_map_schema(field->fields); }

static const struct shape shape_kind = {read_kind, kind_schema};

// The common keys, and one key for each kind of check, of which exactly one must be there.
static const struct field *check_fields(struct arena *arena) {
    struct field *fields =
        arena_alloc(arena, (COMMON_FIELDS + check_kind_count + 1) * sizeof *fields);
    memcpy(fields, common_check_fields, sizeof common_check_fields);
    for (size_t i = 0; i < check_kind_count; i++)
        fields[COMMON_FIELDS + i] = (struct field){
            .key = check_kinds[i]->key,
            .summary = check_kinds[i]->summary,
            .shape = &shape_kind,
            .alternative = true,
            .fields = check_kinds[i]->fields,
        };
    return fields;
}

static bool read_check(struct yaml *yaml, yaml_node_t *node, const struct field *field, void *out) {
    (void)field;
    return yaml_read_map(yaml, node, check_fields(yaml->arena), out);
}

static json_t *check_schema(const struct field *field) {
    (void)field;
    CLEANUP_ARENA struct arena arena = {0};
    return yaml_map_schema(check_fields(&arena));
}

static const struct shape shape_check = {read_check, check_schema};

// --- the file

static bool read_file(const char *path, struct str *out, struct error *err) {
    CLEANUP_FILE FILE *file = fopen(path, "re");
    if (!file && (errno == ENOENT || errno == ENOTDIR))
        return error_set(err, BLAME_AUTHOR, "%s: there is no such file", path);
    if (!file)
        return error_errno(err, "%s", path);
    char part[8192];
    size_t size;
    while (out->size < MOST_BYTES && (size = fread(part, 1, sizeof part, file)) > 0)
        str_add(out, (struct text){part, size});
    if (ferror(file) && errno == EISDIR)
        return error_set(err, BLAME_AUTHOR, "%s: this is a folder; name a file", path);
    if (ferror(file))
        return error_errno(err, "%s", path);
    return true;
}

static bool read_spec(struct yaml *yaml, yaml_node_t *root, void *out) {
    bool good = yaml_read_map(yaml, root, spec_fields, out);
    return spec_judge(yaml, root, out) && good;
}

bool spec_read(struct arena *arena, const char *path, struct spec *out_spec,
               struct complaints *complaints, struct error *err) {
    struct str source = {.arena = arena};
    return read_file(path, &source, err) &&
           spec_read_text(arena, path, str_text(&source), out_spec, complaints);
}

bool spec_read_text(struct arena *arena, const char *path, struct text text, struct spec *out_spec,
                    struct complaints *complaints) {
    *complaints = (struct complaints){.arena = arena, .file = path};
    *out_spec = (struct spec){.path = path, .source = text, .limits = default_limits};
    return yaml_load(text, complaints, read_spec, out_spec);
}

// Under the real clock, no check may speak of the program's own time, and there are no schedules.
static void add_clock_rule(json_t *schema) {
    json_t *timed = json_array();
    for (size_t i = 0; i < check_kind_count; i++)
        if (check_kinds[i]->needs_clock)
            json_array_append_new(timed, json_pack("{s:[s]}", "required", check_kinds[i]->key));
    json_t *real = json_pack("{s:{s:{s:s}},s:[s]}", "properties", "clock", "const", "real",
                             "required", "clock");
    json_object_set_new(schema, "if", real);
    json_object_set_new(schema, "then",
                        json_pack("{s:{s:{s:{s:{s:o}}}},s:{s:[s]}}", "properties", "checks",
                                  "items", "not", "anyOf", timed, "not", "required", "schedules"));
}

json_t *spec_schema(void) {
    json_t *schema =
        json_pack("{s:s,s:s}", "$schema", "https://json-schema.org/draft/2020-12/schema", "title",
                  "A specification for grader");
    json_t *language = yaml_map_schema(spec_fields);
    json_object_update(schema, language);
    json_decref(language);
    // Some check must be worth something.
    json_t *checks = json_object_get(json_object_get(schema, "properties"), "checks");
    json_object_set_new(checks, "contains",
                        json_pack("{s:{s:{s:i}}}", "properties", "points", "minimum", 1));
    add_clock_rule(schema);
    // MPI polls.
    json_object_set_new(schema, "dependentSchemas",
                        json_pack("{s:{s:{s:{s:s}},s:[s]}}", "mpi", "properties", "clock", "const",
                                  "real", "required", "clock"));
    return schema;
}

bool spec_has_file(const struct spec *spec, const char *name) {
    ARRAY_EACH(file, &spec->files)
        if (strcmp(*file, name) == 0)
            return true;
    return false;
}
