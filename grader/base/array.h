// SPDX-License-Identifier: MIT
// Growing arrays that live in an arena.
#pragma once

#include "base/arena.h"

// As a member or as a type of its own: ARRAY_OF(struct line) lines;
#define ARRAY_OF(type)                                                                             \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count, capacity;                                                                    \
    }

void *array_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

// Pointer to a new zeroed item at the end; pointers to earlier items become stale.
#define ARRAY_ADD(arena, array)                                                                    \
    ((array)->items = array_grow((arena), (array)->items, (array)->count, &(array)->capacity,      \
                                 sizeof *(array)->items),                                          \
     &(array)->items[(array)->count++])

#define ARRAY_EACH(item, array)                                                                    \
    for (__auto_type item = (array)->items; item && item < (array)->items + (array)->count; item++)
