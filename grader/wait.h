// SPDX-License-Identifier: MIT
// One wait: in what a process stood when a limit ended the run, and who could have ended its wait.
#pragma once

#include "evidence.h"

// In the order in which they explain most: the hint is that of the first kind found.
enum wait_kind {
    WAIT_SPARE_END,    // a read kept from its end of file by a write end that has no use
    WAIT_OWN_LOCK,     // held by the waiting process itself
    WAIT_LEFT_LOCK,    // its holder ended
    WAIT_PRIVATE_LOCK, // no other process can release it
    WAIT_STOPPED,
    WAIT_BARRIER,
    WAIT_SEMAPHORE,
    WAIT_CONDITION,
    WAIT_LOCK,
    WAIT_WRITE,
    WAIT_MESSAGE,
    WAIT_OPEN,
    WAIT_READ,
    WAIT_SIGNAL,
    WAIT_CONNECTION,
    WAIT_SET, // a semaphore set
    WAIT_THREAD,
    WAIT_READY, // poll and its kin
    WAIT_CHILD,
    WAIT_OTHER,
    WAIT_RUNNING, // no wait at all
    WAIT_KINDS
};

struct numbers {
    int *items;
    size_t count, capacity;
};

struct wait {
    const struct event *event;
    const struct place *place; // or NULL
    const char *call;          // as the student knows it: sem_wait rather than futex
    enum wait_kind kind;
    struct numbers enders;   // the processes that alone could end it; none: they are not known
    struct numbers culprits; // of a spare end: who holds it
    bool writes;             // into the channel
    const char *noun;        // of a lock: "mutex"
    int holder;              // of a lock, or PROCESS_UNKNOWN
    int have, want; // of a barrier: have come, and are awaited; of a semaphore: its value; or -1
};

// Names the processes of one message: the first time at length.
struct teller {
    struct arena *arena;
    const struct evidence *evidence;
    bool for_ever;     // nobody can go on, so what nobody has done yet, nobody will do
    bool many_objects; // locks are told apart by their numbers
    // By process: its long name was used; a wait of it was told.
    bool *named, *told;
};

const char *teller_name(struct teller *teller, int process);

// ", and nobody is left to post it"; "" where somebody may be.
const char *teller_nobody(const struct teller *teller, const char *what);

struct wait wait_read(const struct evidence *evidence, const struct event *event,
                      struct arena *arena);

// "main waits in read (prog.c:7) on pipe A, whose write end is still open only in main itself as
// fd 4"
const char *wait_tell(struct teller *teller, const struct wait *wait);

// NULL: there is none for this kind. A certain one is true whoever else could still go on.
const char *wait_hint(const struct wait *wait, const struct evidence *evidence, struct arena *arena,
                      bool *out_certain);

// Whether it lived when the run was ended.
bool process_lived(const struct process *process);

// The parts of the above that know channels, and locks. The readers: true where the wait is theirs.
bool wait_read_channel(const struct evidence *evidence, struct wait *wait, struct arena *arena);
void wait_tell_channel(struct teller *teller, const struct wait *wait, struct str *out);
const char *wait_hint_channel(const struct wait *wait, const struct evidence *evidence,
                              struct arena *arena);
bool wait_read_lock(const struct evidence *evidence, struct wait *wait, struct arena *arena);
void wait_tell_lock(struct teller *teller, const struct wait *wait, struct str *out);
