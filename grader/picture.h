// SPDX-License-Identifier: MIT
// A run as a picture: a lane for each process, a column for each thing that happens. Where it
// stands, not how it looks: svg.c draws it. Everything of the student's is escaped as for people.
#pragma once

#include "evidence.h"

// A symbol in a lane.
struct picture_mark {
    enum picture_look {
        LOOK_START,
        LOOK_END,     // with exit status 0
        LOOK_BAD_END, // else
        LOOK_OUTPUT,
        LOOK_READ,
        LOOK_WRITE,
        LOOK_SIGNAL, // sent or delivered
        LOOK_PREEMPTED,
        LOOK_FAULT,
        LOOK_STUCK, // where it was when the run was ended
        LOOK_OTHER,
        LOOK_MEETING,
        LOOKS
    } look;
    size_t column;
    int lane;          // a process's number
    int channel;       // or 0
    const char *label; // that is always seen; "": none
    const char *words; // what happened, a sentence without its subject
    int64_t time;      // microseconds
};

// A stretch of a lane, from the middle of a column to that of a later one.
struct picture_span {
    enum picture_stretch { STRETCH_LIFE, STRETCH_SLEEP, STRETCH_WAIT, STRETCHES } stretch;
    int lane;
    size_t from, to;
};

// An arrow between lanes.
struct picture_link {
    enum picture_tie {
        TIE_BIRTH,
        TIE_END, // and who waited for it
        TIE_SIGNAL,
        TIE_CHANNEL, // from a write to the read of its first byte; of queues: as if they kept order
        TIE_WAKE,    // who waited at a semaphore or lock goes on
        TIE_MEETING, // one of several that go on together, or one let go on with all that wait
        TIE_WANTS,   // from one that waits for ever to who could end its wait
        TIES
    } tie;
    int from_lane, to_lane, channel;
    size_t from, to; // columns
};

// A line through all lanes, before a column.
struct picture_seam {
    size_t column;
    bool is_limit;     // that was hit, else time went on
    const char *label; // "1.5 s"
};

struct picture_lane {
    const char *name, *known; // "process 1"; as the system knows it, or ""
    size_t from, to;          // columns
};

struct picture {
    ARRAY_OF(struct picture_lane) lanes; // by process
    ARRAY_OF(struct picture_mark) marks;
    ARRAY_OF(struct picture_span) spans;
    ARRAY_OF(struct picture_link) links;
    ARRAY_OF(struct picture_seam) seams;
    size_t columns;
    size_t left_out; // things that happened behind the last column
};

void picture_make(struct arena *arena, const struct evidence *evidence,
                  struct picture *out_picture);
