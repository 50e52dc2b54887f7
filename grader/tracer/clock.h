// SPDX-License-Identifier: MIT
// What time it is for the program. Times are microseconds.
//
// The real clock is the machine's. The virtual one stands still while anything can run; it jumps
// when nothing can, and it creeps on while all that runs only asks and asks again, so that whoever
// polls meets the time it waits for.
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum clock_call {
    CLOCK_ASKED,  // for something which is not there yet, or for the time
    CLOCK_SPUN,   // for nothing, but it may wait for another to change some memory
    CLOCK_CALLED, // any other
};

struct clock {
    bool own;              // the virtual one
    int64_t start;         // of the machine's steady clock
    int64_t now;           // of the virtual clock, since the start
    int64_t asked, called; // since anything happened: questions, and other calls
};

// A time that never comes.
#define CLOCK_NEVER INT64_MAX

// False where no clock has this name.
bool clock_start(struct clock *clock, const char *name);

// Since the start, in the program's own time.
int64_t clock_now(const struct clock *clock);

// Of the machine's steady clock, for limits on what a run may cost.
int64_t clock_real(void);

// Something happened that a program could wait for.
void clock_progress(struct clock *clock);

// A call was made: how far the virtual clock is to creep on. Not at all, but for those that ask,
// and where calls have long been all that was done.
int64_t clock_idle(struct clock *clock, enum clock_call call);

// The virtual clock goes on to this time, never back.
void clock_jump(struct clock *clock, int64_t to);
