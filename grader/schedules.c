// SPDX-License-Identifier: MIT
// Which orders of running a grading tries.
#include "schedules.h"

#include <inttypes.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_SEEDS = 200 }; // with places of their own

static const char *const usual[] = {
    "first-come", "last-come", "newest-first", "oldest-first",     "stagger:0.5",
    "random*4",   "pct*4",     "slow*5",       "preempt-random*2", "preempt-pct*4"};

enum value { NONE, SECONDS, SEED };
enum promise { KEEPS_NOTHING, KEEPS_TIME = 1, KEEPS_PACE = KEEPS_TIME | 2, PREEMPTS = 4 };

static const struct kind {
    const char *name; // what stands before the colon
    enum value value; // what stands behind it
    unsigned promise;
} kinds[] = {
#define SCHEDULE(symbol, name, value, promise) {name, value, promise},
#include "schedules.def"
#undef SCHEDULE
};

#define FORM_NONE ""
#define FORM_SECONDS ":[0-9]{1,3}(\\.[0-9]{1,6})?"
#define FORM_SEED "(:[0-9]{1,9}|\\*[1-9][0-9]{0,3})"
const char schedules_forms[] =
#define SCHEDULE(symbol, name, value, promise) "|" name FORM_##value
#include "schedules.def"
#undef SCHEDULE
    ;

#define WORD_NONE ""
#define WORD_SECONDS ":SECONDS"
#define WORD_SEED ":SEED"
const char schedules_words[] =
#define SCHEDULE(symbol, name, value, promise) ", " name WORD_##value
#include "schedules.def"
#undef SCHEDULE
    ;

enum { KINDS = sizeof kinds / sizeof *kinds };

// NULL: there is none of that name.
static const struct kind *kind_of(const char *name) {
    size_t size = strcspn(name, ":*");
    for (int i = 0; i < KINDS; i++)
        if (strncmp(kinds[i].name, name, size) == 0 && !kinds[i].name[size])
            return &kinds[i];
    return NULL;
}

const char *schedules_seeded(size_t number) {
    for (int i = 0; i < KINDS; i++)
        if (kinds[i].value == SEED && number-- == 0)
            return kinds[i].name;
    return NULL;
}

bool schedules_know(const char *name) {
    regex_t form;
    char pattern[sizeof schedules_forms + 4] = "^(";
    strcat(strcat(pattern, SCHEDULES_FORM), ")$");
    if (strchr(name, '*') || regcomp(&form, pattern, REG_EXTENDED | REG_NOSUB))
        return false;
    bool good = regexec(&form, name, 0, NULL, 0) == 0;
    regfree(&form);
    return good;
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

// Of the kinds with a seed all first ones, all second ones…
int schedules_place(const char *name) {
    const struct kind *kind = kind_of(name);
    int place = (int)(kind - kinds) + 1, seeded = 0;
    if (kind->value != SEED)
        return place;
    for (int i = 0; i < KINDS; i++)
        seeded += kinds[i].value == SEED;
    return place + seeded * (int)((strtoull(strchr(name, ':') + 1, NULL, 10) + MOST_SEEDS - 1) %
                                  MOST_SEEDS);
}

// Preempting ones come last: they need a build of their own.
static int compare(const void *one, const void *other) {
    const char *a = *(const char *const *)one, *b = *(const char *const *)other;
    int preempts = schedules_preempt(a) - schedules_preempt(b);
    return preempts ? preempts : schedules_place(a) - schedules_place(b);
}

schedule_names schedules_expand(struct arena *arena, const schedule_names *items,
                                struct schedule_wish wish) {
    schedule_names names = {0};
    if (wish.only)
        *ARRAY_ADD(arena, &names) = wish.only;
    else if (items->count)
        ARRAY_EACH(item, items)
            add(arena, *item, wish, &names);
    else
        for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
            add(arena, usual[i], wish, &names);
    qsort(names.items, names.count, sizeof *names.items, compare);
    return names;
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
