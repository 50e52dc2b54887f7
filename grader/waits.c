// SPDX-License-Identifier: MIT
// Puts the waits of all processes together: those that wait for each other first.
#include "waits.h"
#include "wait.h"

#include <string.h>

enum { MOST_WAITING = 5 };

struct group {
    ARRAY_OF(struct wait) waits;    // in the order of the trace
    const struct wait **by_process; // NULL where it does not wait, or in several threads
    size_t processes;               // that wait
    struct numbers circle;          // processes of which each waits for the next one alone
};

static void gather(const struct evidence *evidence, struct arena *arena, struct group *group) {
    size_t count = evidence->processes.count;
    int *waiting = arena_alloc(arena, count * sizeof *waiting);
    group->by_process = arena_alloc(arena, count * sizeof *group->by_process);
    ARRAY_EACH(event, &evidence->trace->events)
        if (event->kind == EVENT_waiting) {
            *ARRAY_ADD(arena, &group->waits) = wait_read(evidence, event, arena);
            group->processes += waiting[event->process]++ == 0;
        }
    ARRAY_EACH(wait, &group->waits)
        if (waiting[wait->event->process] == 1)
            group->by_process[wait->event->process] = wait;
}

// The only process that could end this one's wait, or PROCESS_UNKNOWN.
static int next_in_circle(const struct group *group, int process) {
    const struct wait *wait = group->by_process[process];
    return wait && wait->enders.count == 1 ? wait->enders.items[0] : PROCESS_UNKNOWN;
}

// From each process a single way leads on, so a circle through it comes back within `count` steps.
static void find_circle(const struct evidence *evidence, struct arena *arena, struct group *group) {
    int count = (int)evidence->processes.count;
    for (int first = 0; first < count; first++) {
        group->circle.count = 0;
        int at = first;
        do {
            *ARRAY_ADD(arena, &group->circle) = at;
            at = next_in_circle(group, at);
        } while (at >= 0 && at != first && group->circle.count < evidence->processes.count);
        if (at == first && group->circle.count > 1)
            return;
    }
    group->circle.count = 0;
}

static bool is_in_circle(const struct group *group, int process) {
    ARRAY_EACH(member, &group->circle)
        if (*member == process)
            return true;
    return false;
}

// The circle from its first process on, then the others.
static void order(const struct group *group, const struct wait **out) {
    ARRAY_EACH(member, &group->circle)
        *out++ = group->by_process[*member];
    ARRAY_EACH(wait, &group->waits)
        if (!is_in_circle(group, wait->event->process))
            *out++ = wait;
}

static bool has_many_objects(const struct group *group) {
    int first = 0;
    ARRAY_EACH(wait, &group->waits) {
        // A thread that is joined has a number, too, which is not told.
        int object = wait->noun || wait->kind == WAIT_SET ? wait->event->object : 0;
        if (object && first && object != first)
            return true;
        first = object ? object : first;
    }
    return false;
}

static const char *tell(const struct evidence *evidence, const struct group *group, bool for_ever,
                        struct arena *arena) {
    size_t count = group->waits.count, circle = group->circle.count;
    const struct wait **ordered = arena_alloc(arena, count * sizeof *ordered);
    order(group, ordered);
    struct teller teller = {.arena = arena,
                            .evidence = evidence,
                            .for_ever = for_ever,
                            .many_objects = has_many_objects(group),
                            .named = arena_alloc(arena, evidence->processes.count),
                            .told = arena_alloc(arena, evidence->processes.count)};
    struct str words = {.arena = arena};
    for (size_t i = 0; i < count && i < MOST_WAITING; i++) {
        const char *before = i == 0 ? "" : i >= circle ? "; " : i + 1 == circle ? ", and " : ", ";
        str_print(&words, "%s%s", before, wait_tell(&teller, ordered[i]));
    }
    if (count > MOST_WAITING)
        str_print(&words, "; and %zu more wait", count - MOST_WAITING);
    return words.data;
}

// "both processes wait for each other for ever"
static const char *tell_lead(const struct evidence *evidence, const struct group *group,
                             struct arena *arena) {
    size_t count = group->processes, circle = group->circle.count;
    bool all = count == evidence->processes.count;
    const char *who = count == 1   ? all ? "it" : "the last process"
                      : !all       ? arena_print(arena, "the last %zu processes", count)
                      : count == 2 ? "both processes"
                                   : arena_print(arena, "all %zu processes", count);
    const char *whom = circle == 0 ? ""
                       : circle == count
                           ? " for each other"
                           : arena_print(arena, ", %zu of them for each other", circle);
    if (circle && circle < count)
        return arena_print(arena, "%s wait for ever%s", who, whom);
    return arena_print(arena, "%s wait%s%s for ever", who, count == 1 ? "s" : "", whom);
}

// The hint of the wait that explains most.
static void advise(const struct evidence *evidence, const struct group *group, bool for_ever,
                   struct arena *arena, struct waits *waits) {
    const struct wait *best = &group->waits.items[0];
    ARRAY_EACH(wait, &group->waits)
        best = wait->kind < best->kind ? wait : best;
    bool certain;
    const char *hint = wait_hint(best, evidence, arena, &certain);
    waits->process = group->waits.items[0].event->process;
    if (!certain && !for_ever)
        return;
    waits->hint = hint;
    waits->process = best->culprits.count ? best->culprits.items[0] : best->event->process;
}

struct waits waits_describe(const struct evidence *evidence, struct arena *arena) {
    struct waits waits = {.process = PROCESS_UNKNOWN};
    struct group group = {0};
    gather(evidence, arena, &group);
    if (!group.waits.count)
        return waits;
    find_circle(evidence, arena, &group);
    bool for_ever = evidence->limit && strcmp(evidence->limit->word, "deadlock") == 0;
    waits.words = tell(evidence, &group, for_ever, arena);
    waits.lead = tell_lead(evidence, &group, arena);
    advise(evidence, &group, for_ever, arena, &waits);
    return waits;
}
