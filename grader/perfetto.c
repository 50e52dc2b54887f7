// SPDX-License-Identifier: MIT
// Writes trace events: a process a lane, a complete event a stretch, an instant a mark, a flow an
// arrow. The format: "Trace Event Format", The Chromium Authors.
#include "perfetto.h"

#include <jansson.h>
#include <stdlib.h>

static void add_lane(json_t *list, const struct picture *picture, size_t lane) {
    json_array_append_new(list, json_pack("{s:s,s:s,s:i,s:i,s:{s:s}}", "name", "process_name", "ph",
                                          "M", "pid", (int)lane, "tid", 0, "args", "name",
                                          picture->lanes.items[lane].name));
}

static void add_span(json_t *list, const struct picture_span *span, const json_int_t *moments) {
    static const char *const names[STRETCHES] = {"lives", "sleeps", "waits"};
    json_array_append_new(list,
                          json_pack("{s:s,s:s,s:i,s:i,s:I,s:I}", "name", names[span->stretch], "ph",
                                    "X", "pid", span->lane, "tid", 0, "ts", moments[span->from],
                                    "dur", moments[span->to] - moments[span->from]));
}

static void add_mark(json_t *list, const struct picture_mark *mark, const json_int_t *moments) {
    json_array_append_new(list, json_pack("{s:s,s:s,s:s,s:i,s:i,s:I}", "name", mark->words, "ph",
                                          "i", "s", "t", "pid", mark->lane, "tid", 0, "ts",
                                          moments[mark->column]));
}

// A flow begins and ends at something that lasts: a moment of the lane's life.
static void add_link(json_t *list, const struct picture_link *link, int number,
                     const json_int_t *moments) {
    static const char *const names[TIES] = {"starts", "is waited for", "signal",   "channel",
                                            "wakes",  "meets",         "waits for"};
    const char *name = names[link->tie];
    json_array_append_new(list, json_pack("{s:s,s:s,s:s,s:i,s:i,s:i,s:I}", "name", name, "cat",
                                          "link", "ph", "s", "id", number, "pid", link->from_lane,
                                          "tid", 0, "ts", moments[link->from]));
    json_array_append_new(list, json_pack("{s:s,s:s,s:s,s:s,s:i,s:i,s:i,s:I}", "name", name, "cat",
                                          "link", "ph", "f", "bp", "e", "id", number, "pid",
                                          link->to_lane, "tid", 0, "ts", moments[link->to]));
}

// Of columns; one without a mark of its own is as late as the one before.
static json_int_t *find_moments(struct arena *arena, const struct picture *picture) {
    json_int_t *moments = arena_alloc(arena, (picture->columns + 1) * sizeof *moments);
    ARRAY_EACH(mark, &picture->marks)
        moments[mark->column] = mark->time;
    for (size_t i = 1; i < picture->columns; i++)
        if (moments[i] <= moments[i - 1])
            moments[i] = moments[i - 1] + 1;
    return moments;
}

void perfetto_add(struct str *out, const struct picture *picture) {
    json_t *list = json_array();
    const json_int_t *moments = find_moments(out->arena, picture);
    int number = 0;
    for (size_t i = 0; i < picture->lanes.count; i++)
        add_lane(list, picture, i);
    ARRAY_EACH(span, &picture->spans)
        add_span(list, span, moments);
    ARRAY_EACH(mark, &picture->marks)
        add_mark(list, mark, moments);
    ARRAY_EACH(link, &picture->links)
        add_link(list, link, ++number, moments);
    str_add(out, TEXT("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n"));
    for (size_t i = 0; i < json_array_size(list); i++) {
        char *text = json_dumps(json_array_get(list, i), JSON_COMPACT);
        str_print(out, "%s%s", i ? ",\n" : "", text);
        free(text);
    }
    str_add(out, TEXT("\n]}\n"));
    json_decref(list);
}
