// SPDX-License-Identifier: MIT
// The state of one traced run.
#include "tracer/tracer.h"

void tracer_note(struct tracer *tracer, int process, struct event event) {
    event.time = clock_now(&tracer->clock);
    event.process = process;
    record_event(&tracer->record, &event);
    if (tracer->record.bytes > RECORD_MOST_BYTES)
        tracer_limit(tracer, process, "trace", RECORD_MOST_BYTES);
}

void tracer_limit(struct tracer *tracer, int process, const char *name, int64_t value) {
    if (tracer->ending)
        return;
    tracer->ending = true;
    tracer_note(tracer, process,
                (struct event){.kind = EVENT_limit, .word = name, .amount = value});
}
