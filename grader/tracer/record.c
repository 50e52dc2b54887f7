// SPDX-License-Identifier: MIT
// Writes the trace to standard output.
#include "tracer/record.h"

#include <stdio.h>

static void put(struct record *record, const struct str *text) {
    if (fwrite(text->data, 1, text->size, stdout) != text->size)
        record->broken = true;
    record->bytes += (int64_t)text->size;
    arena_reset(&record->scratch);
}

void record_head(struct record *record, const struct trace *head) {
    struct str text = {.arena = &record->scratch};
    trace_write_head(head, &text);
    put(record, &text);
}

void record_event(struct record *record, const struct event *event) {
    struct str text = {.arena = &record->scratch};
    event_write(event, &text);
    put(record, &text);
    record->events++;
}

void record_end(struct record *record) {
    struct str text = {.arena = &record->scratch};
    trace_write_end(record->events, &text);
    put(record, &text);
    if (fflush(stdout))
        record->broken = true;
}
