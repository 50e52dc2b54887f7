// SPDX-License-Identifier: MIT
// Any bytes as a report of Valgrind's.
#include "fuzz.h"

#include "evidence.h"

#define EVENTS "0.000000 0 birth parent=grader pid=2 how=spawn\n0.000000 0 exit status=0\n"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const sources[] = {"prog.c"};
    CLEANUP_ARENA struct arena arena = {0};
    struct str text = {.arena = &arena};
    struct trace trace;
    struct evidence evidence;
    struct error err = {0};
    trace_write_head(&(struct trace){.clock = "virtual", .schedule = "free"}, &text);
    str_add(&text, TEXT(EVENTS));
    event_write(&(struct event){.process = 0,
                                .kind = EVENT_file,
                                .path = TEXT("valgrind/2.xml"),
                                .data = {(const char *)data, size}},
                &text);
    trace_write_end(3, &text);
    FUZZ_EXPECT(trace_read(&arena, str_text(&text), &trace, &err));
    FUZZ_EXPECT(evidence_read(&arena, &trace, TOOL_VALGRIND, sources, 1, &evidence, &err));
    return 0;
}
