// SPDX-License-Identifier: MIT
// The program's timers: in which order they expire, and how they rest.
#include "tracer/timer.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <sys/eventfd.h>
#include <unistd.h>

static struct timer *add(struct timers *timers, int64_t due, int64_t interval) {
    struct timer *timer = timers_add(timers, TIMER_DESCRIPTOR, NULL);
    timer->fd = eventfd(0, EFD_NONBLOCK);
    timers_arm(timers, timer, due, interval);
    return timer;
}

static long count(const struct timer *timer) {
    uint64_t count;
    return read(timer->fd, &count, sizeof count) == sizeof count ? (long)count : 0;
}

Test(timer, the_earliest_is_first_whatever_is_removed_or_set_anew) {
    struct arena arena = {0};
    struct timers timers = {.arena = &arena};
    struct timer *all[200];
    unsigned random = 1;
    for (int i = 0; i < 200; i++)
        all[i] = add(&timers, (random = random * 1103515245 + 12345) % 1000, 0);
    for (int i = 0; i < 200; i += 3)
        timers_arm(&timers, all[i], (random = random * 1103515245 + 12345) % 1000, 0);
    for (int i = 1; i < 200; i += 5)
        timers_remove(&timers, all[i]);
    int64_t last = 0, due, serial = -1;
    int left = 160;
    for (; (due = timers_next(&timers)) != CLOCK_NEVER; left--) {
        struct timer *timer = timers_first(&timers);
        cr_assert(due > last || (due == last && timer->serial > serial));
        last = due;
        serial = timer->serial;
        timers_remove(&timers, timer);
    }
    cr_expect(eq(int, left, 0));
    arena_clear(&arena);
}

Test(timer, rests_until_it_is_read) {
    struct arena arena = {0};
    struct timers timers = {.arena = &arena};
    struct timer *timer = add(&timers, 10, 10);
    cr_expect(not(timers_fire(&timers, 9)));
    cr_expect(timers_fire(&timers, 10));
    cr_expect(eq(long, timers_next(&timers), CLOCK_NEVER));
    cr_expect(eq(long, timer_left(timer, 1013), 7));
    timers_resume(&timers, timer, 1013);
    cr_expect(eq(long, count(timer), 101));
    cr_expect(eq(long, timers_next(&timers), 1020));
    cr_expect(eq(long, timer_left(timer, 1013), 7));
    timers_remove(&timers, timer);
    arena_clear(&arena);
}

Test(timer, is_counted_where_it_is_late) {
    struct arena arena = {0};
    struct timers timers = {.arena = &arena};
    struct timer *timer = add(&timers, 10, 10), *once = add(&timers, 10, 0);
    cr_expect(timers_fire(&timers, 35));
    cr_expect(eq(long, count(timer), 3));
    cr_expect(eq(long, count(once), 1));
    cr_expect(eq(long, timer_left(once, 35), 0));
    timers_remove(&timers, timer);
    timers_remove(&timers, once);
    arena_clear(&arena);
}
