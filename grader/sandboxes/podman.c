// SPDX-License-Identifier: MIT
// podman, which takes the words of Docker.
#include "container.h"

static void arguments(struct arena *arena, const struct sandbox_request *request,
                      struct sandbox_arguments *out) {
    container_arguments("podman", arena, request, out);
}

static void removal(struct arena *arena, const char *name, struct sandbox_arguments *out) {
    container_removal("podman", arena, name, out);
}

static bool available(struct arena *arena, struct sandbox_request *request, struct error *err) {
    (void)request;
    return container_available("podman", arena, err);
}

const struct sandbox sandbox_podman = {
    .name = "podman",
    .summary = "the same by podman",
    .isolated = true,
    .serves = true,
    .arguments = arguments,
    .give = container_give,
    .removal = removal,
    .available = available,
};
