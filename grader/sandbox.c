// SPDX-License-Identifier: MIT
// Chooses a kind of sandbox.
#include "sandbox.h"

#include "base/str.h"

#include <string.h>

static const struct sandbox *const sandboxes[] = {
#define SANDBOX(name) &sandbox_##name,
#include "sandboxes/list.def"
#undef SANDBOX
};

enum { SANDBOXES = sizeof sandboxes / sizeof *sandboxes };

const char *sandbox_names(struct arena *arena) {
    struct str names = {.arena = arena};
    str_add(&names, TEXT("auto"));
    for (size_t i = 0; i < SANDBOXES; i++)
        str_print(&names, ", %s", sandboxes[i]->name);
    return names.data;
}

static bool usable(struct arena *arena, const struct sandbox *sandbox,
                   struct sandbox_request *request, struct error *err) {
    return !sandbox->available || sandbox->available(arena, request, err);
}

bool sandbox_choose(struct arena *arena, const char *name, struct sandbox_request *request,
                    const struct sandbox **out_sandbox, struct error *err) {
    bool any = strcmp(name, "auto") == 0;
    for (size_t i = 0; i < SANDBOXES; i++) {
        const struct sandbox *sandbox = sandboxes[i];
        if (any ? !sandbox->isolated : strcmp(name, sandbox->name) != 0)
            continue;
        *out_sandbox = sandbox;
        if (usable(arena, sandbox, request, err))
            return true;
        if (!any)
            return false;
    }
    if (any)
        return error_context(err, "there is no sandbox to run student code in");
    return error_set(err, BLAME_AUTHOR, "there is no sandbox named %s; there are %s", name,
                     sandbox_names(arena));
}
