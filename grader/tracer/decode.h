// SPDX-License-Identifier: MIT
// System calls of interest, read as events. To add one: a row in calls.def and its functions in a
// decode_*.c.
#pragma once

#include "tracer/tracer.h"

enum action {
    GO,         // into the kernel; its end is of no interest
    GO_TO_EXIT, // into the kernel, with a stop at its end
    SKIP,       // not into the kernel: the program sees *out_result
};

struct call {
    int number;
    enum action (*enter)(struct tracer *tracer, struct task *task, int64_t *out_result);
    void (*exit)(struct tracer *tracer, struct task *task, int64_t result);
};

extern const struct call calls[];
extern const size_t call_count;

// NULL where the call is not of interest.
const struct call *call_numbered(int64_t number);

enum action enter_to_exit(struct tracer *tracer, struct task *task, int64_t *out_result);
enum action enter_queue(struct tracer *tracer, struct task *task, int64_t *out_result);
enum action enter_read(struct tracer *tracer, struct task *task, int64_t *out_result);
enum action enter_write(struct tracer *tracer, struct task *task, int64_t *out_result);
enum action enter_kill(struct tracer *tracer, struct task *task, int64_t *out_result);
enum action enter_tgkill(struct tracer *tracer, struct task *task, int64_t *out_result);
enum action enter_pidfd_send_signal(struct tracer *tracer, struct task *task, int64_t *out_result);
enum action enter_prctl(struct tracer *tracer, struct task *task, int64_t *out_result);
enum action enter_clock_nanosleep(struct tracer *tracer, struct task *task, int64_t *out_result);
enum action enter_nanosleep(struct tracer *tracer, struct task *task, int64_t *out_result);
void exit_read(struct tracer *tracer, struct task *task, int64_t result);
void exit_write(struct tracer *tracer, struct task *task, int64_t result);
void exit_mq_receive(struct tracer *tracer, struct task *task, int64_t result);
void exit_poll(struct tracer *tracer, struct task *task, int64_t result);
void exit_mq_send(struct tracer *tracer, struct task *task, int64_t result);
void exit_msgrcv(struct tracer *tracer, struct task *task, int64_t result);
void exit_msgsnd(struct tracer *tracer, struct task *task, int64_t result);
void exit_pipe(struct tracer *tracer, struct task *task, int64_t result);
void exit_socketpair(struct tracer *tracer, struct task *task, int64_t result);
void exit_sendfile(struct tracer *tracer, struct task *task, int64_t result);
void exit_splice(struct tracer *tracer, struct task *task, int64_t result);
void exit_tee(struct tracer *tracer, struct task *task, int64_t result);
void exit_vmsplice(struct tracer *tracer, struct task *task, int64_t result);
void exit_wait4(struct tracer *tracer, struct task *task, int64_t result);
void exit_waitid(struct tracer *tracer, struct task *task, int64_t result);

// Every channel end that the process has open.
// Seen by this task of the process.
void note_held(struct tracer *tracer, const struct process *process, pid_t tid);
// The call in which it is.
void note_waiting(struct tracer *tracer, const struct process *process);
void note_exec(struct tracer *tracer, const struct process *process);
// Delivered; `sender` is a process number.
void note_signal(struct tracer *tracer, struct process *process, int signal, int sender);
void note_exit(struct tracer *tracer, struct process *process, int wait_status);
