// SPDX-License-Identifier: MIT
// The rules that hold between the keys of a specification, beyond what each may be.
#pragma once

#include "base/yaml.h"
#include "spec.h"

// Complains about all that does not go together, and takes the driver's source from its file.
bool spec_judge(struct yaml *yaml, const yaml_node_t *root, struct spec *spec);
