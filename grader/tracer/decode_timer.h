// SPDX-License-Identifier: MIT
// What the calls on timers have in common, and what others must know of timers that are
// descriptors.
#pragma once

#include "tracer/decode.h"

// As timer_gettime and timer_settime, and those of timerfd, tell and set: the setting at `place`,
// or nowhere if that is 0; the new one at the call's argument 2, the old one at its argument 3.
enum action timer_tell(const struct tracer *tracer, const struct task *task,
                       const struct timer *timer, uint64_t place, int64_t *out_result);
enum action timer_set(struct tracer *tracer, const struct task *task, struct timer *timer,
                      int64_t *out_result);

// The timer behind a descriptor; NULL where there is none.
struct timer *timerfd_at(const struct tracer *tracer, const struct task *task, int fd);

// Before the clock jumps: timers whose signals were taken without our seeing it go on, and
// descriptors that all processes have closed are held back. True where somebody may be woken.
bool timers_look_at_all(struct tracer *tracer);
bool timerfds_look(struct tracer *tracer); // the latter alone
