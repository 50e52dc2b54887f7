// SPDX-License-Identifier: MIT
// Growing arrays that live in an arena.
#include "base/array.h"

#include <string.h>

void *array_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity)
        return items;
    size_t room = *capacity ? *capacity * 2 : 8;
    void *grown = arena_alloc(arena, room * size);
    if (count)
        memcpy(grown, items, count * size);
    *capacity = room;
    return grown;
}
