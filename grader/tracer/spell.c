// SPDX-License-Identifier: MIT
// A spell of computing: does a task work, or does it spin?
#include "tracer/spell.h"

#include "tracer/memory.h"
#include "tracer/stops.h"

#include <time.h>

enum {
    INTERVAL = 10000,   // microseconds of processor time between two samples
    LONGEST = 5000000,  // likewise, of a spell
    STACK_BYTES = 4096, // of the innermost functions
};

int64_t spell_used(const struct process *process) {
    struct timespec used;
    // As clock_getcpuclockid() makes it.
    clockid_t clock = (clockid_t)(~(unsigned)process->pid << 3 | 2);
    return clock_gettime(clock, &used) ? 0 : (int64_t)used.tv_sec * 1000000 + used.tv_nsec / 1000;
}

bool spell_is_due(struct spell *spell, const struct task *task) {
    int64_t used = spell_used(task->process);
    if (!spell->began)
        spell->began = spell->looked = used;
    if (used - spell->looked < INTERVAL)
        return false;
    spell->looked = used;
    return spell->interrupted = true;
}

// FNV-1a: Fowler, Noll and Vo.
static uint64_t hash(uint64_t state, const char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++)
        state = (state ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
    return state;
}

bool spell_is_idle(struct spell *spell, const struct task *task) {
    CLEANUP_ARENA struct arena arena = {0};
    struct stop_place place;
    if (spell->looked - spell->began > LONGEST)
        return true;
    if (!stops_place(task, &place))
        return false;
    struct text stack = memory_read(&arena, task->tid, place.stack, STACK_BYTES);
    uint64_t state = hash(place.registers, stack.data, stack.size);
    for (int i = 0; i < spell->count; i++) {
        if (spell->samples[i].place != place.instruction)
            continue;
        if (spell->samples[i].state == state)
            return true;
        spell->count = 0; // it works
        break;
    }
    if (spell->count == SPELL_SAMPLES)
        spell->count = 0;
    spell->samples[spell->count].place = place.instruction;
    spell->samples[spell->count++].state = state;
    return false;
}
