// SPDX-License-Identifier: MIT
// The table of the kinds of checks, made from checks/list.def, and how their parameters are read.
#include "check.h"

const struct check_kind *const check_kinds[] = {
#define CHECK(name) &check_##name,
#include "checks/list.def"
#undef CHECK
};

const size_t check_kind_count = sizeof check_kinds / sizeof *check_kinds;

bool check_kind_read(const struct check_kind *kind, struct yaml *yaml, yaml_node_t *node,
                     void *out_parameters) {
    if (!yaml_read_map(yaml, node, kind->fields, out_parameters))
        return false;
    const char *objection = kind->objection ? kind->objection(out_parameters) : NULL;
    return !objection || yaml_complain(yaml, node, "%s", objection);
}
