// SPDX-License-Identifier: MIT
// Whether a program does under Valgrind what it does without.
#include "likeness.h"

#include "describe.h"

#include <string.h>

static const char *describe_children(const struct process *process, struct arena *arena) {
    return describe_count(process->children, "child", "children", arena);
}

const char *likeness_difference(const struct evidence *plain, const struct evidence *slowed,
                                struct arena *arena) {
    if (strcmp(plain->trace->clock, "virtual") != 0 || evidence_starts_programs(slowed))
        return NULL;
    const struct process *one = evidence_process(plain, 0), *other = evidence_process(slowed, 0);
    if (one->children != other->children)
        return arena_print(arena, "there main has %s, and %s without",
                           describe_children(other, arena), describe_children(one, arena));
    if (!one->status != !other->status || one->signal != other->signal)
        return arena_print(arena, "there main %s, and without it %s",
                           describe_end(slowed, other, arena), describe_end(plain, one, arena));
    return NULL;
}

bool likeness_lacks_call(const struct evidence *slowed) {
    static const char words[] = "-linux syscall: ";
    ARRAY_EACH(event, &slowed->trace->events)
        if (event->kind == EVENT_output && event->data.size &&
            memmem(event->data.data, event->data.size, words, sizeof words - 1))
            return true;
    return false;
}
