// SPDX-License-Identifier: MIT
// Memory that is freed all at once.
#pragma once

#include <stdarg.h>
#include <stddef.h>

struct arena {
    struct arena_block *blocks;
};

// Zeroed and aligned for any type; never NULL: running out of memory ends the program with
// status 3.
void *arena_alloc(struct arena *arena, size_t size);

// The bytes with a NUL behind them.
char *arena_copy(struct arena *arena, const void *bytes, size_t size);

char *arena_print(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprint(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

void arena_clear(struct arena *arena);

// Empties it too, but keeps a block for what comes next.
void arena_reset(struct arena *arena);

#define CLEANUP_ARENA __attribute__((cleanup(arena_clear)))
#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
