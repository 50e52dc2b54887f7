// SPDX-License-Identifier: MIT
// A container for each submission, from the image that docker/Dockerfile describes, by any engine
// that takes Docker's words. Nothing is shared with the engine's machine, which may be another one.
#pragma once

#include "sandbox.h"

// `engine`: the program. The rest is as in struct sandbox.
void container_arguments(const char *engine, struct arena *arena,
                         const struct sandbox_request *request, struct sandbox_arguments *out);
void container_removal(const char *engine, struct arena *arena, const char *name,
                       struct sandbox_arguments *out);
bool container_give(const struct sandbox_request *request, struct descriptors *out_given,
                    struct error *err);

// Also removes the containers of graders that were killed.
bool container_available(const char *engine, struct arena *arena, struct error *err);
