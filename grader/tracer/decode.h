// SPDX-License-Identifier: MIT
// System calls of interest, read as events. To add one: a row in calls.def and its functions in a
// decode_*.c.
#pragma once

#include "tracer/tracer.h"

enum action {
    GO,         // into the kernel; its end is of no interest
    GO_TO_EXIT, // into the kernel, with a stop at its end
    SKIP,       // not into the kernel: the program sees *out_result
    PARK,       // not into the kernel: the task sleeps until its deadline
};

// At a call's entry, and at its end where that is wanted.
typedef enum action enter_function(struct tracer *tracer, struct task *task, int64_t *out_result);
typedef void exit_function(struct tracer *tracer, struct task *task, int64_t result);

struct call {
    int number;
    bool own_time, real_time; // under which clocks it is of interest
    enter_function *enter;
    exit_function *exit;
};

extern const struct call calls[];
extern const size_t call_count;

// NULL where the call is not of interest.
const struct call *call_numbered(int64_t number);

// What the tracer does at a call's entry and at its end.
void decode_entry(struct tracer *tracer, struct task *task, int64_t number,
                  const uint64_t *arguments);
void decode_end(struct tracer *tracer, struct task *task, int64_t result);
// The task goes on from its stop. A signal that came while it stood at the entry of pause() came
// before the call: it is delivered first, and then the call waits for the next one.
void decode_go(struct tracer *tracer, struct task *task);
// A signal is delivered to a task, perhaps in a call; whether it is caught decides how the call
// ends.
void decode_signal(struct tracer *tracer, struct task *task, bool caught);

// The channel on which the task reads or writes in its call, or 0.
int decode_channel(const struct task *task);

// A parked task leaves its sleep: its time has come, or a signal or a stop of its process
// interrupts it.
void decode_wake(struct task *task);
void decode_interrupt_sleep(struct tracer *tracer, struct task *task);

// In an enter function: the call has a limit of time. `argument` (or -1) is exchanged for
// `endless`, so that the kernel knows of none.
struct limit {
    int argument;
    uint64_t endless;
    int64_t deadline;           // own time
    int64_t timeout_result;     // what the program sees when it comes
    int64_t interrupted_result; // what the kernel would make of a signal before; 0: the same as
                                // without a limit
    bool restarts_anew;         // a call that is repeated after a signal has its deadline anew
    bool zero_waits; // for a limit of no time the kernel still goes to sleep, and wakes up at once
};
void decode_limit(struct task *task, struct limit limit);

// What a call ends with that the kernel repeats where no handler runs, and ends with EINTR where
// one does.
enum { REPEATED_OR_INTERRUPTED = -514 };

#define DECLARATIONS
#define CALL(name, enter, exit)                                                                    \
    enter_function enter;                                                                          \
    exit_function exit;
#define OWN_TIME CALL
#define REAL_TIME CALL
#include "tracer/calls.def"
#undef CALL
#undef OWN_TIME
#undef REAL_TIME
#undef DECLARATIONS

// What the calls on a message queue begin with.
enter_function enter_queue;

// The call found nothing, and did not wait: whoever asks so in a loop lets others go first.
void note_found_nothing(struct tracer *tracer, struct task *task);

// In an enter function of a call on a socket: the limit of time that setsockopt gave it.
void limit_socket(struct tracer *tracer, struct task *task, uint64_t inode, bool sends);

// Random bytes from the run's own generator; into the task's memory: how many, or -EFAULT.
void random_fill(struct tracer *tracer, void *bytes, size_t size);
int64_t random_give(struct tracer *tracer, const struct task *task, uint64_t place, uint64_t size);

// Looks at the name of a process, which is that of its first thread, whoever gave it; ends of lines
// behind it do not count. Whether it is another one than before.
bool has_new_name(struct process *process);
// Notes it, if so.
void note_name(struct tracer *tracer, struct process *process);
void note_exec(struct tracer *tracer, struct process *process);
// Delivered; `sender` is a process number.
void note_signal(struct tracer *tracer, struct process *process, int signal, int sender);
void note_exit(struct tracer *tracer, struct process *process, int wait_status);
