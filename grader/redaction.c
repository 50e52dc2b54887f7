// SPDX-License-Identifier: MIT
// What of a specification its students may read: the public checks.
#include "redaction.h"

#include "base/yaml.h"
#include "base/yaml_cut.h"

#include <string.h>

static bool is_public(const struct spec_check *check) {
    return check->visibility == VISIBILITY_PUBLIC;
}

// The first check that is not.
static const struct spec_check *first_hidden(const struct spec *spec) {
    ARRAY_EACH(check, &spec->checks)
        if (!is_public(check))
            return check;
    return NULL;
}

static bool is_public_id(const struct spec *spec, const char *id) {
    ARRAY_EACH(check, &spec->checks)
        if (strcmp(check->id, id) == 0)
            return is_public(check);
    return false;
}

static void cut_needs(struct yaml_cut *cut, const struct spec *spec, const struct spec_check *check,
                      const yaml_node_t *node) {
    size_t left = 0;
    ARRAY_EACH(need, &check->needs)
        left += is_public_id(spec, *need);
    if (check->needs.count && !left)
        yaml_cut_pair(cut, node, "needs");
    for (size_t i = 0; left && i < check->needs.count; i++)
        if (!is_public_id(spec, check->needs.items[i]))
            yaml_cut_item(cut, yaml_value(cut->yaml, node, "needs"), i);
}

static bool cut_hidden(struct yaml *yaml, yaml_node_t *root, void *out) {
    struct redaction *redaction = out;
    const struct spec *spec = &redaction->spec;
    const struct spec_check *hidden = first_hidden(spec);
    const yaml_node_t *checks = yaml_value(yaml, root, "checks");
    struct yaml_cut cut;
    if (spec->driver)
        return yaml_complain(yaml, yaml_value(yaml, root, "driver"),
                             "students would read this file, and what it does for the check `%s`, "
                             "which is not public; move such checks into a specification of their "
                             "own, with a driver of its own",
                             hidden->id);
    yaml_cut_start(&cut, yaml);
    for (size_t i = 0; i < spec->checks.count; i++) {
        const struct spec_check *check = &spec->checks.items[i];
        if (is_public(check))
            cut_needs(&cut, spec, check, yaml_item(yaml, checks, i));
        else
            yaml_cut_item(&cut, checks, i);
    }
    return yaml_cut_finish(&cut, &redaction->text) ||
           yaml_complain(yaml, yaml_item(yaml, checks, (size_t)(hidden - spec->checks.items)),
                         "this check is not public, and can not be cut out for students; give "
                         "each check, and `needs` behind its `id`, lines of their own");
}

bool redaction_make(struct arena *arena, const char *path, struct text source,
                    struct redaction *out, struct complaints *complaints) {
    *out = (struct redaction){0};
    if (!spec_read_text(arena, path, source, &out->spec, complaints))
        return false;
    ARRAY_EACH(check, &out->spec.checks) {
        out->all_points += check->points;
        out->points += is_public(check) ? check->points : 0;
    }
    if (!out->points)
        return true;
    out->text = source;
    return !first_hidden(&out->spec) || yaml_load(source, complaints, cut_hidden, out);
}
