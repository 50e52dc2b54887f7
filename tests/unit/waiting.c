// SPDX-License-Identifier: MIT
// Gives every wait of a hand-written trace its place in the source.
#include "waiting.h"

struct waits waiting_at(const char *source, const char *events) {
    struct evidence evidence = *judge_evidence(TOOL_NONE, events);
    ARRAY_EACH(event, &evidence.trace->events)
        if (event->kind == EVENT_waiting && source)
            *ARRAY_ADD(&judge_arena, &evidence.places) = (struct place){
                .event = event, .file = "prog.c", .line = 7, .source = text_of(source)};
    return waits_describe(&evidence, &judge_arena);
}
