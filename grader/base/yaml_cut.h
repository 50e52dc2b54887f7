// SPDX-License-Identifier: MIT
// Cuts items and pairs out of the text of a YAML document. What remains is byte for byte what it
// was, but for comments that tell of what is cut.
#pragma once

#include "base/yaml_node.h"

struct yaml_cut {
    struct yaml *yaml;
    ARRAY_OF(struct text) lines;         // of the source, each with its end
    bool *gone;                          // of each byte of the source
    ARRAY_OF(const yaml_node_t *) roots; // of what is cut: items, and keys of pairs
};

void yaml_cut_start(struct yaml_cut *cut, struct yaml *yaml);

// An item of a list, in the order of the list; one must remain. In a block with the lines from the
// item before it, and with the comments behind it that do not stand right above what comes next.
void yaml_cut_item(struct yaml_cut *cut, const yaml_node_t *list, size_t index);

// A pair of a mapping likewise.
void yaml_cut_pair(struct yaml_cut *cut, const yaml_node_t *map, const char *key);

// What remains, without the comments that hold a text of what is cut, as a word, and that nothing
// else holds. False where it is not what should remain: the elements share lines with others.
bool yaml_cut_finish(struct yaml_cut *cut, struct text *out_text);
