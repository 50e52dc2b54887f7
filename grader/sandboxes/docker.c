// SPDX-License-Identifier: MIT
// Docker.
#include "container.h"

static void arguments(struct arena *arena, const struct sandbox_request *request,
                      struct sandbox_arguments *out) {
    container_arguments("docker", arena, request, out);
}

static void removal(struct arena *arena, const char *name, struct sandbox_arguments *out) {
    container_removal("docker", arena, name, out);
}

static bool available(struct arena *arena, struct sandbox_request *request, struct error *err) {
    (void)request;
    return container_available("docker", arena, err);
}

const struct sandbox sandbox_docker = {
    .name = "docker",
    .summary = "a Docker container for each submission, without network",
    .isolated = true,
    .serves = true,
    .arguments = arguments,
    .give = container_give,
    .removal = removal,
    .available = available,
};
