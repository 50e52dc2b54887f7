// SPDX-License-Identifier: MIT
// What one run left, put in order for the checks: processes, lines, channels, limits, memory
// findings.
#pragma once

#include "lines.h"

// How a run was made: plainly; under Valgrind; not at all, but each source compiled by itself and
// its symbols listed in the file `symbols` (lines of nm --format=posix).
enum tool { TOOL_NONE, TOOL_VALGRIND, TOOL_SYMBOLS, TOOLS };

enum { PROCESS_NAME_SIZE = 15 }; // bytes that the system keeps of a process's name

struct process_name {
    const char *text; // raw
    int64_t since;    // microseconds
};

struct process {
    int number, parent, pid; // parent: PROCESS_GRADER for main
    int64_t born, died;      // microseconds; died is -1 while it lives
    bool ended;
    int status;                 // exit status; -1 where it has not ended or a signal ended it
    int signal;                 // that ended it, or 0
    int ended_by;               // who sent that signal; PROCESS_UNKNOWN: the kernel or nobody seen
    int waited_by;              // who collected its end; PROCESS_UNKNOWN: nobody
    bool waited_in_time;        // before main ended (true for main)
    bool outlived_main;         // had not ended when main did
    bool reported;              // Valgrind left a whole report of it
    bool shares, writes_shared; // has had memory that others can see; and can write to it
    int rank;                   // of MPI; -1: none
    int threads;                // started beside its first one
    int children;
    const char *how;  // fork, vfork, clone, spawn
    const char *name; // last known name (comm), escaped for a reader; "" where unknown
    ARRAY_OF(struct process_name) names; // every name it had; a child begins with its maker's
};

// What one process did with one channel.
struct channel_use {
    int channel, process;
    int64_t bytes_read, bytes_written;
    int reads, writes;
    bool met_end; // read 0 bytes
    // The first descriptor of that kind that was open when the process or the run ended, or -1.
    // One that is both reads from the channel's peer.
    int held_read, held_write, held_both;
    int earlier;        // the index of this channel's use before it, or -1
    struct str written; // the bytes from the first one on, as far as they are known
};

struct channel {
    int number;       // from 1
    int peer;         // of a socket pair: the other direction; else its own number
    const char *kind; // pipe fifo socket mqueue msgqueue
    bool used;        // somebody read or wrote
    int64_t read;     // bytes, by all processes
    int64_t written;  // likewise
    int last_use;     // the index of its youngest use, or -1
};

// Valgrind's finding with a place in the student's source.
struct finding {
    int pid;
    int process; // PROCESS_UNKNOWN where the pid is not in the trace
    bool leak;
    const char *kind;            // Valgrind's: InvalidRead, Leak_DefinitelyLost, …
    const char *what;            // its sentence, escaped for a reader
    const char *file, *function; // likewise
    int line;
};

// Where in the student's source something happened: of those that waited when the run was ended, or
// of every event that was asked for.
struct place {
    const struct event *event; // of the trace
    const char *file;          // escaped for a reader
    int line;
    struct text source; // what stands in that line
};

struct evidence {
    enum tool tool;
    const struct trace *trace;
    ARRAY_OF(struct process) processes; // by number
    struct lines lines;                 // of everybody's stdout
    ARRAY_OF(struct channel) channels;  // by number
    ARRAY_OF(struct channel_use) uses;
    ARRAY_OF(struct finding) findings;
    const struct event *meddled; // the first `meddled` event, or NULL
    bool speaks_to_valgrind;     // the program holds a client request, which can switch reports off
    ARRAY_OF(struct place) places; // symbols.h finds them
    const struct event *limit;     // the first limit that was hit, or NULL
};

// `sources`: names of the student's files, for the findings. False where the trace contradicts
// itself.
bool evidence_read(struct arena *arena, const struct trace *trace, enum tool tool,
                   const char *const *sources, size_t source_count, struct evidence *out_evidence,
                   struct error *err);

// NULL where there is none.
const struct process *evidence_process(const struct evidence *evidence, int number);
const struct process *evidence_rank(const struct evidence *evidence, int rank);
const struct channel *evidence_channel(const struct evidence *evidence, int number);
const struct channel_use *evidence_use(const struct evidence *evidence, int channel, int process);
const struct place *evidence_place(const struct evidence *evidence, const struct event *event);
// The last event of this kind that this process did, to `other` where that is a process; or NULL.
const struct event *evidence_event(const struct evidence *evidence, enum event_kind kind,
                                   int process, int other);

// What this process alone wrote to stdout, whatever others mixed into it.
struct lines evidence_lines_of(const struct evidence *evidence, int process, struct arena *arena);

// Whether both are the same run, event by event, whether or not places were asked for.
bool evidence_is_same(const struct evidence *a, const struct evidence *b);

// How often the run went from one process to another.
size_t evidence_switches(const struct evidence *evidence);

// Whether another thread, process or handler could come between two steps of its own code.
bool evidence_can_be_preempted(const struct evidence *evidence);

// Whether a process other than main has called exec.
bool evidence_starts_programs(const struct evidence *evidence);

// Whether another process, or the grader, sent the signal that ended it: also where the process
// caught it and raised it again, as Valgrind does.
bool evidence_was_killed(const struct evidence *evidence, const struct process *process);

// Whether the signal that ended `target` had reached it from `sender` before: it may have raised it
// again itself, but one that it ignored had no part in its end.
bool evidence_was_reached(const struct evidence *evidence, const struct process *sender,
                          const struct process *target);

// "main", "process 2 (main's second child)", "process 3 (child of process 1)": for messages.
const char *process_describe(const struct evidence *evidence, int number, struct arena *arena);

// Whether it is this one, as far as the system keeps it.
bool process_name_is(const struct process_name *name, const char *text);

// In Python's notation: 0…255, or -15 for a death by SIGTERM. Only for a process that has ended.
int process_exit_code(const struct process *process);

// "A", "B", …: what messages call a channel, with its kind: "pipe A".
const char *channel_describe(const struct evidence *evidence, int channel, struct arena *arena);
