// SPDX-License-Identifier: MIT
// Memory that processes share. What goes through it can not be seen, only that it is there.
#include "tracer/decode.h"

#include <sys/mman.h>
#include <sys/shm.h>

static void note_shares(struct tracer *tracer, const struct task *task, uint64_t bytes,
                        bool writes) {
    tracer_note(tracer, task->process->number,
                (struct event){.kind = EVENT_shares,
                               .amount = (int64_t)bytes,
                               .word = writes ? "writes" : "reads"});
}

void exit_mmap(struct tracer *tracer, struct task *task, int64_t result) {
    if (result > 0)
        note_shares(tracer, task, task->arguments[1], task->arguments[2] & PROT_WRITE);
}

void exit_shmat(struct tracer *tracer, struct task *task, int64_t result) {
    struct shmid_ds segment;
    if (result > 0)
        note_shares(tracer, task,
                    shmctl((int)task->arguments[0], IPC_STAT, &segment) ? 0 : segment.shm_segsz,
                    !(task->arguments[2] & SHM_RDONLY));
}
