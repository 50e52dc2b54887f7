// SPDX-License-Identifier: MIT
// What was seen of a run, one event a line, in a text that a person can write by hand. The tracer
// writes it, the judge reads it.
//
//     grader-trace 1
//     clock virtual
//     schedule first-come
//     0.000000 0 birth parent=grader pid=2 how=spawn
//     0.001200 0 output stream=stdout data="hello\n"
//     0.001300 0 exit status=0
//     end 3
#pragma once

#include "base/array.h"
#include "base/error.h"
#include "base/str.h"

#include <stdint.h>

// The program's own time 0 is this date under the virtual clock, in seconds since 1970: 2026-06-01
// 09:00:00 UTC.
#define TRACE_DATE INT64_C(1780304400)

// Process numbers: 0 is main, then by birth.
enum {
    PROCESS_UNKNOWN = -1, // the kernel, or nobody that was seen
    PROCESS_GRADER = -2,  // the tracer itself: it starts main and ends what runs over a limit
};

enum event_kind {
#define EVENT(name, ...) EVENT_##name,
#include "events.def"
#undef EVENT
    EVENT_KINDS
};

// Which members an event has is listed in events.def; the others are zero.
struct event {
    int64_t time; // microseconds of the program's own time since its start
    int process;
    enum event_kind kind;
    int other;   // the parent, sender, receiver or child
    int pid;     // as the program itself sees it
    int status;  // exit status, or -1 where a signal ended the process
    int signal;  // or 0
    int channel; // numbered from 1 by first appearance; 0: none
    int peer;    // the channel of the other direction
    int fd;
    int object;       // a lock or the like, numbered from 1 by first appearance; 0: none
    int64_t amount;   // bytes, microseconds or a limit's value
    const char *word; // one of a few names, printable
    struct text path;
    struct text data;
};

struct trace {
    const char *clock, *schedule;
    ARRAY_OF(struct event) events;
};

const char *event_name(enum event_kind kind);

// Adds the event's line with its '\n'.
void event_write(const struct event *event, struct str *out);

// The text must outlive the trace. False with line and reason where it is not a whole trace; a cut
// one says so.
bool trace_read(struct arena *arena, struct text text, struct trace *out_trace, struct error *err);

void trace_write_head(const struct trace *trace, struct str *out);
void trace_write_end(size_t events, struct str *out);
