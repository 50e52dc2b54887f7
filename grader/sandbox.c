// SPDX-License-Identifier: MIT
// Chooses a kind of sandbox.
#include "sandbox.h"

#include "base/str.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

static const struct sandbox *const sandboxes[] = {
#define SANDBOX(name) &sandbox_##name,
#include "sandboxes/list.def"
#undef SANDBOX
};

const char sandbox_help[] = "Where submissions run: auto"
#define SANDBOX(name) ", " #name
#include "sandboxes/list.def"
#undef SANDBOX
                            " (the last one does not isolate: only for code you trust); "
                            "else $GRADER_SANDBOX, auto";

enum { SANDBOXES = sizeof sandboxes / sizeof *sandboxes };

size_t sandbox_count(void) { return SANDBOXES; }

const struct sandbox *sandbox_at(size_t number) { return sandboxes[number]; }

const char *sandbox_by_default(void) {
    const char *named = getenv("GRADER_SANDBOX");
    return named && *named ? named : "auto";
}

const char *sandbox_names(struct arena *arena) {
    struct str names = {.arena = arena};
    str_add(&names, TEXT("auto"));
    for (size_t i = 0; i < SANDBOXES; i++)
        str_print(&names, ", %s", sandboxes[i]->name);
    return names.data;
}

bool sandbox_give_tracer(const struct sandbox_request *request, struct descriptors *out_given,
                         struct error *err) {
    int tracer = open(request->tracer, O_RDONLY | O_CLOEXEC);
    *out_given = (struct descriptors){{tracer}, tracer >= 0};
    return tracer < 0 ? error_errno(err, "cannot open %s", request->tracer) : true;
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
