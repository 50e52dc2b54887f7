// SPDX-License-Identifier: MIT
// What differs from machine to machine and from run to run: processors, and random bytes.
#include "tracer/decode.h"
#include "tracer/memory.h"

#include "base/random.h"

#include <errno.h>
#include <string.h>

enum {
    PROCESSORS = 4, // that the program is told of
    MOST_RANDOM = 65536,
    MASK_BYTES = 8,
};

void random_fill(struct tracer *tracer, void *bytes, size_t size) {
    for (size_t i = 0; i < size; i += sizeof(uint64_t)) {
        uint64_t word = random_next(&tracer->random);
        memcpy((char *)bytes + i, &word, size - i < sizeof word ? size - i : sizeof word);
    }
}

int64_t random_give(struct tracer *tracer, const struct task *task, uint64_t place, uint64_t size) {
    char *bytes = arena_alloc(&tracer->scratch, MOST_RANDOM);
    if (size > MOST_RANDOM)
        size = MOST_RANDOM;
    random_fill(tracer, bytes, size);
    return !size || memory_write(task->tid, place, bytes, size) ? (int64_t)size : -EFAULT;
}

enum action enter_getrandom(struct tracer *tracer, struct task *task, int64_t *out_result) {
    *out_result = random_give(tracer, task, task->arguments[0], task->arguments[1]);
    return SKIP;
}

enum action enter_sched_yield(struct tracer *tracer, struct task *task, int64_t *out_result) {
    *out_result = 0;
    task->yields = true;
    tracer_idle(tracer, task, CLOCK_ASKED);
    return SKIP;
}

// All tasks stay on one processor; the program sees as many as it would on a common machine.
enum action enter_sched_getaffinity(struct tracer *tracer, struct task *task, int64_t *out_result) {
    const uint64_t mask = (1 << PROCESSORS) - 1;
    (void)tracer;
    if (task->arguments[1] < MASK_BYTES || task->arguments[1] % MASK_BYTES)
        return GO;
    *out_result =
        memory_write(task->tid, task->arguments[2], &mask, MASK_BYTES) ? MASK_BYTES : -EFAULT;
    return SKIP;
}

enum action enter_sched_setaffinity(struct tracer *tracer, struct task *task, int64_t *out_result) {
    (void)tracer;
    *out_result = (int)task->arguments[0] == 1 ? -EPERM : 0; // 1 is the tracer
    return SKIP;
}
