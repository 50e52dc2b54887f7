// SPDX-License-Identifier: MIT
// schedules.h: which runs a grading makes, and in which order.
#include "schedules.h"

#include "base/str.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;
static void clear(void) { arena_clear(&arena); }

TestSuite(schedules, .fini = clear);

static schedule_names list_of(const char *const *items, size_t count) {
    schedule_names list = {0};
    for (size_t i = 0; i < count; i++)
        *ARRAY_ADD(&arena, &list) = items[i];
    return list;
}

static schedule_names expand(const char *const *items, size_t count, struct schedule_wish wish) {
    schedule_names list = list_of(items, count);
    return schedules_expand(&arena, &list, &(schedule_names){0}, wish);
}

static void expect(schedule_names names, const char *words) {
    struct str said = {.arena = &arena};
    ARRAY_EACH(name, &names)
        str_print(&said, "%s ", *name);
    cr_expect_str_eq(said.data, words);
}

static const char *const some[] = {"pct*2", "first-come", "random*2", "slow:7"};

Test(schedules, numbers_become_seeds_and_kinds_take_turns) {
    expect(expand(some, 4, (struct schedule_wish){0}),
           "first-come random:1 pct:1 random:2 pct:2 slow:7 ");
}

Test(schedules, wishes) {
    expect(expand(some, 4, (struct schedule_wish){.count = 1, .seed = 5}),
           "first-come random:5 pct:5 slow:7 ");
    expect(expand(some, 4, (struct schedule_wish){.only = "pct:9"}), "pct:9 ");
}

static bool is_among(schedule_names names, const char *kind) {
    ARRAY_EACH(name, &names)
        if (strncmp(*name, kind, strlen(kind)) == 0 && (*name)[strlen(kind)] == ':')
            return true;
    return false;
}

Test(schedules, the_usual_ones_are_of_all_kinds) {
    schedule_names names = expand(NULL, 0, (struct schedule_wish){0});
    cr_expect_eq(names.count, 24);
    cr_expect_str_eq(names.items[0], "first-come");
    for (size_t i = 1; i < names.count; i++)
        if (schedules_preempt(names.items[i - 1]) == schedules_preempt(names.items[i]))
            cr_expect_lt(schedules_place(names.items[i - 1]), schedules_place(names.items[i]), "%s",
                         names.items[i]);
    for (size_t i = 0; schedules_seeded(i); i++)
        cr_expect(is_among(names, schedules_seeded(i)), "%s", schedules_seeded(i));
}

Test(schedules, preempting_ones_come_last) {
    static const char *const items[] = {"preempt-pct*2", "slow:200", "preempt-random*2"};
    expect(expand(items, 3, (struct schedule_wish){0}),
           "slow:200 preempt-random:1 preempt-pct:1 preempt-random:2 preempt-pct:2 ");
    cr_expect(schedules_know("preempt-random:7") && schedules_know("preempt-pct:7"));
    cr_expect_not(schedules_know("preempt-slow:7") || schedules_know("preempt-random"));
    cr_expect(schedules_preempt("preempt-pct:7"));
    cr_expect_not(schedules_preempt("pct:7") || schedules_preempt(NULL));
}

Test(schedules, places_are_small_and_stay) {
    cr_expect_eq(schedules_place("stagger:0.5"), 5);
    cr_expect_eq(schedules_place("random:1"), 6);
    cr_expect_eq(schedules_place("slow:200"), 1600);
    cr_expect_eq(schedules_place("preempt-random:1"), 9);
    cr_expect_eq(schedules_place("preempt-pct:200"), 1602);
    cr_expect_eq(schedules_place("preempt-pct:201"), schedules_place("preempt-pct:1"));
}

Test(schedules, slow_ones_do_not_keep_time) {
    cr_expect(schedules_keep_time("random:3"));
    cr_expect(schedules_keep_pace("random:3"));
    cr_expect(schedules_keep_time("stagger:3"));
    cr_expect_not(schedules_keep_pace("stagger:3"));
    cr_expect_not(schedules_keep_pace("slow:3"));
    cr_expect_not(schedules_keep_time("slow:3"));
}

Test(schedules, faults_come_last_and_once) {
    static const char *const items[] = {"first-come", "preempt-pct:1"};
    static const char *const wanted[] = {"short*2", "fault:fork:1:EAGAIN", "short:2"};
    schedule_names list = list_of(items, 2), faults = list_of(wanted, 3);
    expect(schedules_expand(&arena, &list, &faults, (struct schedule_wish){0}),
           "first-come preempt-pct:1 short:1 short:2 fault:fork:1:EAGAIN ");
    cr_expect(schedules_know("eintr:3") && schedules_know("fault:pipe:12:EMFILE"));
    cr_expect_not(schedules_know("fault:pipe:1:ENOTHING"));
    cr_expect_not(schedules_know("fault:pipe:0:EMFILE") || schedules_know("fault:read:1:EIO"));
    cr_expect(schedules_is_fault("short:2") && schedules_is_fault("fault:fork:1:EAGAIN"));
    cr_expect_not(schedules_is_fault("slow:2") || schedules_is_fault("free"));
    for (size_t i = 0; schedules_seeded(i); i++)
        cr_expect_not(schedules_is_fault(schedules_seeded(i)));
}

Test(schedules, what_a_specification_names_covers) {
    cr_expect(schedules_covers("short*2", "short:1"));
    cr_expect(schedules_covers("short:7", "short:7"));
    cr_expect(schedules_covers("fault:fork:1:EAGAIN", "fault:fork:1:EAGAIN"));
    cr_expect_not(schedules_covers("short:7", "short:8"));
    cr_expect_not(schedules_covers("short*2", "eintr:1"));
    cr_expect_not(schedules_covers("fault:fork:1:EAGAIN", "fault:fork:2:EAGAIN"));
}
