// SPDX-License-Identifier: MIT
// Which orders of running a grading tries.
#include "schedules.h"

#include <inttypes.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

static const char *const usual[] = {"first-come",  "last-come", "newest-first", "oldest-first",
                                    "stagger:0.5", "random*6",  "pct*6",        "slow*7"};

const char *const schedules_seeded[] = {"random", "pct", "slow"};
const size_t schedules_seeded_count = sizeof schedules_seeded / sizeof *schedules_seeded;

bool schedules_know(const char *name) {
    regex_t form;
    if (regcomp(&form, "^(" SCHEDULE_NAME ")$", REG_EXTENDED | REG_NOSUB))
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

int schedules_place(const char *name) {
    static const char *const single[] = {"first-come", "last-come", "newest-first", "oldest-first",
                                         "stagger"};
    enum { SINGLE = sizeof single / sizeof *single, MOST_SEEDS = 200 };
    size_t size = strcspn(name, ":");
    int place = SINGLE;
    for (int i = 0; i < SINGLE; i++)
        if (strncmp(single[i], name, size) == 0 && !single[i][size])
            return i + 1;
    for (int i = 0; i < (int)schedules_seeded_count; i++)
        if (strncmp(schedules_seeded[i], name, size) == 0 && name[size])
            place += 1 + i +
                     (int)schedules_seeded_count *
                         (int)((strtoull(name + size + 1, NULL, 10) - 1) % MOST_SEEDS);
    return place;
}

static int compare(const void *one, const void *other) {
    return schedules_place(*(const char *const *)one) -
           schedules_place(*(const char *const *)other);
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

bool schedules_keep_time(const char *name) { return strncmp(name, "slow", 4) != 0; }

bool schedules_keep_pace(const char *name) {
    return schedules_keep_time(name) && strncmp(name, "stagger", 7) != 0;
}
