// SPDX-License-Identifier: MIT
// No isolation beyond limits, the tracer's filter and, where we are root, another user: for
// machines of one's own and code that one trusts, and for inside a container.
#include "sandbox.h"

#include <unistd.h>

static void arguments(struct arena *arena, const struct sandbox_request *request,
                      struct sandbox_arguments *out) {
    *ARRAY_ADD(arena, &out->list) = request->tracer;
}

// The tracer sees to it.
static bool available(struct arena *arena, struct sandbox_request *request, struct error *err) {
    (void)arena;
    (void)err;
    request->as_nobody = geteuid() == 0;
    return true;
}

const struct sandbox sandbox_direct = {
    .name = "direct",
    .summary = "no isolation beyond limits; only for code that you trust",
    .needs_folder = true,
    .give = sandbox_give_tracer,
    .arguments = arguments,
    .available = available,
};
