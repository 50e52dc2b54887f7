// SPDX-License-Identifier: MIT
// Judges a specification as a whole.
#include "spec_rules.h"

#include "base/fs.h"
#include "base/suggest.h"

#include <string.h>

enum { MOST_DRIVER = 1 << 20 };

// --- between checks

// The number of the first check with this id, or of checks where there is none.
static size_t check_named(const struct spec *spec, const char *id) {
    size_t i = 0;
    while (i < spec->checks.count &&
           (!spec->checks.items[i].id || strcmp(spec->checks.items[i].id, id) != 0))
        i++;
    return i;
}

static bool judge_id(struct yaml *yaml, const yaml_node_t *node, const struct spec *spec,
                     size_t number) {
    const char *id = spec->checks.items[number].id;
    if (!id || check_named(spec, id) == number)
        return true;
    return yaml_complain(yaml, yaml_value(yaml, node, "id"),
                         "the id `%s` belongs to an earlier check; each needs its own", id);
}

static bool judge_need(struct yaml *yaml, const yaml_node_t *node, const struct spec *spec,
                       size_t number, const char *need) {
    size_t needed = check_named(spec, need);
    if (needed < number)
        return true;
    if (needed == number)
        return yaml_complain(yaml, node, "a check can not need itself");
    if (needed < spec->checks.count)
        return yaml_complain(yaml, node, "the check `%s` stands later; move it before this one",
                             need);
    struct suggestion suggestion = {.word = need};
    for (size_t i = 0; i < number; i++)
        if (spec->checks.items[i].id)
            suggestion_offer(&suggestion, spec->checks.items[i].id);
    return yaml_complain(yaml, node, "no check has the id `%s`%s", need,
                         suggestion_phrase(&suggestion, yaml->arena));
}

static bool judge_needs(struct yaml *yaml, const yaml_node_t *node, const struct spec *spec,
                        size_t number) {
    bool good = true;
    const struct spec_check *check = &spec->checks.items[number];
    for (size_t i = 0; i < check->needs.count; i++) {
        const yaml_node_t *need = yaml_item(yaml, yaml_value(yaml, node, "needs"), i);
        if (check->needs.items[i])
            good = judge_need(yaml, need, spec, number, check->needs.items[i]) && good;
    }
    return good;
}

static bool is_source(const struct spec *spec, const char *name) {
    ARRAY_EACH(file, &spec->files)
        if (*file && strcmp(*file, name) == 0)
            return true;
    return spec->driver && strcmp(spec->driver, name) == 0;
}

// The files that a check's parameters name.
static bool judge_files(struct yaml *yaml, const yaml_node_t *node, const struct spec *spec,
                        size_t number) {
    const struct spec_check *check = &spec->checks.items[number];
    bool good = true;
    if (!check->kind || !check->parameters)
        return true;
    const yaml_node_t *parameters = yaml_value(yaml, node, check->kind->key);
    for (const struct field *field = check->kind->fields; field && field->key; field++) {
        if (!field->names_file)
            continue;
        const char *name = *(const char *const *)((const char *)check->parameters + field->offset);
        if (!name || is_source(spec, name))
            continue;
        struct suggestion suggestion = {.word = name};
        ARRAY_EACH(file, &spec->files)
            if (*file)
                suggestion_offer(&suggestion, *file);
        good = yaml_complain(yaml, yaml_value(yaml, parameters, field->key),
                             "`%s` is not among `files`%s", name,
                             suggestion_phrase(&suggestion, yaml->arena));
    }
    return good;
}

static bool has_fitting_schedule(const struct spec *spec, const struct spec_check *check) {
    const struct check_kind *kind = check->kind;
    bool needs_pace = kind->needs_pace && check->parameters && kind->needs_pace(check->parameters);
    ARRAY_EACH(name, &spec->schedules)
        if (!*name) // it is complained of already
            return true;
        else if (needs_pace ? schedules_keep_pace(*name) : schedules_keep_time(*name))
            return true;
    return !spec->schedules.count;
}

static bool judge_clock(struct yaml *yaml, const yaml_node_t *node, const struct spec *spec,
                        size_t number) {
    const struct check_kind *kind = spec->checks.items[number].kind;
    if (!kind || !kind->needs_clock)
        return true;
    if (!has_fitting_schedule(spec, &spec->checks.items[number]))
        return yaml_complain(yaml, yaml_key(yaml, node, kind->key),
                             "`%s` speaks of times that all of the `schedules` shift; add "
                             "first-come to them",
                             kind->key);
    if (spec->clock != CLOCK_REAL)
        return true;
    return yaml_complain(yaml, yaml_key(yaml, node, kind->key),
                         "`%s` speaks of the program's own time, which it does not have under "
                         "`clock: real`",
                         kind->key);
}

static bool has_several_runs(struct arena *arena, const struct spec *spec,
                             const struct spec_check *check) {
    const schedule_names *names = check->under.count ? &check->under : &spec->schedules;
    ARRAY_EACH(name, names)
        if (!*name) // it is complained of already
            return true;
    return spec->clock != CLOCK_REAL &&
           schedules_expand(arena, names, &(schedule_names){0}, (struct schedule_wish){0}).count >
               1;
}

static bool judge_runs(struct yaml *yaml, const yaml_node_t *node, const struct spec *spec,
                       size_t number) {
    const struct check_kind *kind = spec->checks.items[number].kind;
    if (!kind || !kind->needs_runs ||
        has_several_runs(yaml->arena, spec, &spec->checks.items[number]))
        return true;
    return yaml_complain(yaml, yaml_key(yaml, node, kind->key),
                         "`%s` compares runs, and there is one alone; %s", kind->key,
                         spec->clock == CLOCK_REAL ? "`clock: virtual` has several"
                                                   : "name more `schedules`");
}

static bool judge_faults(struct yaml *yaml, const yaml_node_t *node, const struct spec *spec,
                         size_t number) {
    const struct spec_check *check = &spec->checks.items[number];
    if (!check->under.count || !check->kind)
        return true;
    const yaml_node_t *under = yaml_value(yaml, node, "under");
    for (size_t i = 0; i < check->under.count; i++) {
        const char *name = check->under.items[i];
        if (name && !schedules_error_is_known(name))
            return yaml_complain(yaml, yaml_item(yaml, under, i),
                                 "there is no error %s; errno(3) has a list of them",
                                 strrchr(name, ':') + 1);
    }
    if (spec->clock == CLOCK_REAL)
        return yaml_complain(yaml, yaml_key(yaml, node, "under"),
                             "only on a program's own time something can be made to go wrong; "
                             "`clock: real` has none");
    if (check->kind->tool != TOOL_NONE)
        return yaml_complain(yaml, yaml_key(yaml, node, "under"),
                             "`%s` judges a run of its own, in which nothing goes wrong",
                             check->kind->key);
    return true;
}

static bool judge_clock_of_runs(struct yaml *yaml, const yaml_node_t *root,
                                const struct spec *spec) {
    if (spec->mpi && spec->clock != CLOCK_REAL)
        return yaml_complain(yaml, yaml_key(yaml, root, "mpi"),
                             "MPI polls, so `mpi` needs `clock: real`");
    if (spec->clock == CLOCK_REAL && spec->schedules.count)
        return yaml_complain(yaml, yaml_key(yaml, root, "schedules"),
                             "under `clock: real` the machine decides who runs; leave `schedules` "
                             "out");
    return true;
}

static bool judge_checks(struct yaml *yaml, const yaml_node_t *list, const struct spec *spec) {
    bool good = true, worthless = spec->checks.count > 0;
    for (size_t i = 0; i < spec->checks.count; i++) {
        const yaml_node_t *node = yaml_item(yaml, list, i);
        const yaml_node_t *points = yaml_value(yaml, node, "points");
        good = judge_id(yaml, node, spec, i) && good;
        good = judge_needs(yaml, node, spec, i) && good;
        good = judge_clock(yaml, node, spec, i) && good;
        good = judge_runs(yaml, node, spec, i) && good;
        good = judge_faults(yaml, node, spec, i) && good;
        good = judge_files(yaml, node, spec, i) && good;
        worthless = worthless && points && yaml_is(points, "0");
    }
    if (worthless)
        good = yaml_complain(yaml, list, "all checks together are worth 0 points");
    return good;
}

// --- the whole

static bool read_driver(struct yaml *yaml, const yaml_node_t *root, struct spec *spec) {
    const yaml_node_t *node = yaml_value(yaml, root, "driver");
    if (!spec->driver || !spec->exercise)
        return true;
    ARRAY_EACH(file, &spec->files)
        if (*file && strcmp(*file, spec->driver) == 0)
            return yaml_complain(yaml, node,
                                 "`%s` is a file of the submission, too; the driver "
                                 "needs a name of its own",
                                 spec->driver);
    const char *slash = strrchr(spec->path, '/');
    int parent = slash ? (int)(slash - spec->path) + 1 : 0;
    const char *path =
        arena_print(yaml->arena, "%.*s%s/%s", parent, spec->path, spec->exercise, spec->driver);
    struct error err = {0};
    return fs_read(yaml->arena, path, MOST_DRIVER, &spec->driver_source, &err) ||
           yaml_complain(yaml, node, "%s", err.text);
}

bool spec_judge(struct yaml *yaml, const yaml_node_t *root, struct spec *spec) {
    const yaml_node_t *checks = yaml_value(yaml, root, "checks");
    bool good = read_driver(yaml, root, spec);
    good = judge_clock_of_runs(yaml, root, spec) && good;
    return (!checks || judge_checks(yaml, checks, spec)) && good;
}
