// SPDX-License-Identifier: MIT
// The table of engines.
#include "engine.h"

#include <string.h>

static const struct engine *const engines[] = {
#define ENGINE(name) &engine_##name,
#include "engines/list.def"
#undef ENGINE
};

const char engine_help[] = "Who grades: "
#define ENGINE(name) #name ", "
#include "engines/list.def"
#undef ENGINE
                           "by default local; the others need the folders where they are here";

const struct engine *engine_named(const char *name) {
    for (size_t i = 0; i < sizeof engines / sizeof *engines; i++)
        if (strcmp(engines[i]->name, name) == 0)
            return engines[i];
    return NULL;
}

const char *engine_names(struct arena *arena) {
    struct str names = {.arena = arena};
    for (size_t i = 0; i < sizeof engines / sizeof *engines; i++)
        str_print(&names, "%s%s", i ? ", " : "", engines[i]->name);
    return names.data;
}
