// SPDX-License-Identifier: MIT
// No isolation beyond limits and the tracer's filter: for machines of one's own and code that one
// trusts.
#include "sandbox.h"

static void arguments(struct arena *arena, const struct sandbox_request *request,
                      struct sandbox_arguments *out) {
    *ARRAY_ADD(arena, &out->list) = request->tracer;
}

const struct sandbox sandbox_direct = {
    .name = "direct",
    .summary = "no isolation beyond limits; only for code that you trust",
    .needs_folder = true,
    .give = sandbox_give_tracer,
    .arguments = arguments,
};
