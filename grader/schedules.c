// SPDX-License-Identifier: MIT
// Which orders of running a grading tries.
#include "schedules.h"

#include "base/error.h"

#include <inttypes.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

// With places of their own. A run has to pass the process ids of all places before its own, so
// those of calls that fail, which come late in a grading, lie behind few seeds.
enum { MOST_SEEDS = 200, FEW_SEEDS = 20, MOST_CALLS = 100 };

static const char *const usual[] = {
    "first-come", "last-come", "newest-first",     "oldest-first",  "stagger:0.5",  "random*4",
    "pct*4",      "slow*5",    "preempt-random*2", "preempt-pct*2", "preempt-pos*2"};

enum value { NONE, SECONDS, SEED, CALL };
enum promise {
    KEEPS_NOTHING,
    KEEPS_TIME = 1,
    KEEPS_PACE = KEEPS_TIME | 2,
    PREEMPTS = 4,
    IS_FAULT = 8,
};

#define FORM_NONE ""
#define FORM_SECONDS ":[0-9]{1,3}(\\.[0-9]{1,6})?"
#define FORM_SEED "(:[0-9]{1,9}|\\*[1-9][0-9]{0,3})"
// The calls are those of tracer/fault.c.
#define FORM_CALL ":(fork|mmap|open|pipe):[1-9][0-9]{0,3}:E[A-Z0-9]{2,15}"
#define WORD_NONE ""
#define WORD_SECONDS ":SECONDS"
#define WORD_SEED ":SEED"
#define WORD_CALL ":CALL:NUMBER:ERROR"

static const struct kind {
    struct schedule_words words;
    enum value value; // what stands behind the colon
    unsigned promise;
} kinds[] = {
#define SCHEDULE(symbol, name, value, promise, summary)                                            \
    {{name, name WORD_##value, summary}, value, promise},
#define FAULT(what, name, value, summary)                                                          \
    {{name, name WORD_##value, summary}, value, KEEPS_PACE | IS_FAULT},
#include "schedules.def"
#undef SCHEDULE
#undef FAULT
};

#define FAULT(what, name, value, summary)
#define SCHEDULE(symbol, name, value, promise, summary) "|" name FORM_##value
const char schedules_forms[] =
#include "schedules.def"
    ;
#undef SCHEDULE
#define SCHEDULE(symbol, name, value, promise, summary) ", " name WORD_##value
const char schedules_words[] =
#include "schedules.def"
    ;
#undef SCHEDULE
#undef FAULT
#define SCHEDULE(symbol, name, value, promise, summary)
#define FAULT(what, name, value, summary) "|" name FORM_##value
const char schedules_fault_forms[] =
#include "schedules.def"
    ;
#undef FAULT
#define FAULT(what, name, value, summary) ", " name WORD_##value
const char schedules_fault_words[] =
#include "schedules.def"
    ;

enum { KINDS = sizeof kinds / sizeof *kinds };

const struct schedule_words *schedules_at(size_t number) {
    return number < KINDS ? &kinds[number].words : NULL;
}

// NULL: there is none of that name.
static const struct kind *kind_of(const char *name) {
    size_t size = strcspn(name, ":*");
    for (int i = 0; i < KINDS; i++)
        if (strncmp(kinds[i].words.name, name, size) == 0 && !kinds[i].words.name[size])
            return &kinds[i];
    return NULL;
}

const char *schedules_explain(const char *name) { return kind_of(name)->words.summary; }

const char *schedules_seeded(size_t number) {
    for (int i = 0; i < KINDS; i++)
        if (kinds[i].value == SEED && !(kinds[i].promise & IS_FAULT) && number-- == 0)
            return kinds[i].words.name;
    return NULL;
}

bool schedules_know(const char *name) {
    regex_t form;
    char pattern[sizeof schedules_forms + sizeof schedules_fault_forms + 4] = "^(";
    strcat(strcat(strcat(pattern, SCHEDULES_FORM), schedules_fault_forms), ")$");
    if (strchr(name, '*') || regcomp(&form, pattern, REG_EXTENDED | REG_NOSUB))
        return false;
    bool good = regexec(&form, name, 0, NULL, 0) == 0;
    regfree(&form);
    return good && schedules_error_is_known(name);
}

bool schedules_error_is_known(const char *name) {
    const struct kind *kind = kind_of(name);
    return !kind || kind->value != CALL || error_number(strrchr(name, ':') + 1);
}

static void add(struct arena *arena, const char *item, struct schedule_wish wish,
                schedule_names *names) {
    const char *star = strchr(item, '*');
    if (!star) {
        *ARRAY_ADD(arena, names) = item;
        return;
    }
    int64_t count = wish.count ? wish.count : strtol(star + 1, NULL, 10);
    int64_t seed = wish.seed ? wish.seed : 1;
    for (int64_t i = 0; i < count; i++)
        *ARRAY_ADD(arena, names) =
            arena_print(arena, "%.*s:%" PRId64, (int)(star - item), item, seed + i);
}

static int count_seeded(void) {
    int count = 0;
    for (int i = 0; i < KINDS; i++)
        count += kinds[i].value == SEED;
    return count;
}

// Of the kinds with a seed all first ones, all second ones, and so on; then the calls that fail.
int schedules_place(const char *name) {
    const struct kind *kind = kind_of(name);
    const char *colon = strchr(name, ':');
    int place = (int)(kind - kinds) + 1, seeded = count_seeded();
    if (kind->value == SEED)
        return place +
               seeded * (int)((strtoull(colon + 1, NULL, 10) + MOST_SEEDS - 1) % MOST_SEEDS);
    if (kind->value != CALL)
        return place;
    unsigned sum = 0;
    for (; *colon; colon++)
        sum = (31 * sum + (unsigned char)*colon) % MOST_CALLS;
    return KINDS + seeded * FEW_SEEDS + 1 + (int)sum;
}

// Preempting ones come later: they need a build of their own. Faults come last.
static int compare(const void *one, const void *other) {
    const char *a = *(const char *const *)one, *b = *(const char *const *)other;
    unsigned rank = kind_of(a)->promise & (PREEMPTS | IS_FAULT);
    unsigned other_rank = kind_of(b)->promise & (PREEMPTS | IS_FAULT);
    if (rank != other_rank)
        return rank < other_rank ? -1 : 1;
    int order = schedules_place(a) - schedules_place(b);
    return order ? order : strcmp(a, b);
}

static void leave_out_double(schedule_names *names) {
    size_t count = 0;
    for (size_t i = 0; i < names->count; i++)
        if (!i || strcmp(names->items[i], names->items[i - 1]) != 0)
            names->items[count++] = names->items[i];
    names->count = count;
}

schedule_names schedules_expand(struct arena *arena, const schedule_names *items,
                                const schedule_names *faults, struct schedule_wish wish) {
    schedule_names names = {0};
    if (wish.only) {
        *ARRAY_ADD(arena, &names) = wish.only;
        return names;
    }
    ARRAY_EACH(item, items)
        add(arena, *item, wish, &names);
    for (size_t i = 0; !items->count && i < sizeof usual / sizeof *usual; i++)
        add(arena, usual[i], wish, &names);
    ARRAY_EACH(fault, faults)
        add(arena, *fault, wish, &names);
    qsort(names.items, names.count, sizeof *names.items, compare);
    leave_out_double(&names);
    return names;
}

bool schedules_is_fault(const char *name) {
    const struct kind *kind = kind_of(name);
    return kind && kind->promise & IS_FAULT;
}

bool schedules_covers(const char *item, const char *name) {
    size_t size = strcspn(item, "*");
    return item[size] ? strncmp(item, name, size) == 0 && name[size] == ':'
                      : strcmp(item, name) == 0;
}

bool schedules_preempt(const char *name) {
    const struct kind *kind = name ? kind_of(name) : NULL;
    return kind && kind->promise & PREEMPTS;
}

// Where the machine decides, it is no kind of these; it keeps both as far as it can.
static bool keeps(const char *name, unsigned promise) {
    const struct kind *kind = kind_of(name);
    return !kind || (kind->promise & promise) == promise;
}

bool schedules_keep_time(const char *name) { return keeps(name, KEEPS_TIME); }

bool schedules_keep_pace(const char *name) { return keeps(name, KEEPS_PACE); }
