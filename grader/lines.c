// SPDX-License-Identifier: MIT
// Cuts what was written to stdout into lines, and notes which of them several processes wrote.
#include "lines.h"

#include <string.h>

struct cutter {
    struct arena *arena;
    const struct trace *trace;
    struct lines lines;
    bool open; // a line has begun and not ended
    struct line line;
    struct str bytes;
};

static void end_line(struct cutter *cutter, bool whole) {
    cutter->open = false;
    cutter->line.whole = whole;
    cutter->line.text = text_trim_end(str_text(&cutter->bytes));
    if (cutter->line.text.size)
        *ARRAY_ADD(cutter->arena, &cutter->lines) = cutter->line;
}

static void begin_line(struct cutter *cutter, const struct event *event, struct text part) {
    cutter->open = true;
    cutter->bytes = (struct str){.arena = cutter->arena};
    cutter->line = (struct line){.process = event->process,
                                 .time = event->time,
                                 .event = (size_t)(event - cutter->trace->events.items),
                                 .offset = (size_t)(part.data - event->data.data),
                                 .torn_by = PROCESS_UNKNOWN};
}

// `part` is not empty; a '\n' can only be its last byte.
static void add_part(struct cutter *cutter, const struct event *event, struct text part) {
    bool whole = part.data[part.size - 1] == '\n';
    if (!cutter->open)
        begin_line(cutter, event, part);
    if (event->process != cutter->line.process && !cutter->line.torn) {
        cutter->line.torn = true;
        cutter->line.torn_by = event->process;
        cutter->line.only_ended = whole && part.size == 1;
    }
    cutter->line.done = event->time;
    str_add(&cutter->bytes, (struct text){part.data, part.size - whole});
    if (whole)
        end_line(cutter, true);
}

static void add_output(struct cutter *cutter, const struct event *event) {
    struct text rest = event->data;
    while (rest.size) {
        const char *end = memchr(rest.data, '\n', rest.size);
        size_t size = end ? (size_t)(end - rest.data) + 1 : rest.size;
        add_part(cutter, event, (struct text){rest.data, size});
        rest = (struct text){rest.data + size, rest.size - size};
    }
}

struct lines lines_read(const struct trace *trace, int process, struct arena *arena) {
    struct cutter cutter = {.arena = arena, .trace = trace};
    ARRAY_EACH(event, &trace->events) {
        bool wanted = process == PROCESS_UNKNOWN || event->process == process;
        if (wanted && event->kind == EVENT_output && strcmp(event->word, "stdout") == 0)
            add_output(&cutter, event);
    }
    if (cutter.open)
        end_line(&cutter, false);
    return cutter.lines;
}
