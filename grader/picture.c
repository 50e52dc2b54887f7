// SPDX-License-Identifier: MIT
// Lays out a run.
//
// Theory of operation: on a program's own time most things happen at the same moment, so columns go
// by order, and a seam says where time went on. That a process waited is not told by a trace, but
// follows from it: what it went on with came about only after the last thing it did itself.
#include "picture.h"

#include "describe.h"
#include "timeline.h"
#include "wait.h"

#include <string.h>

// SHORTEST: microseconds that get a seam.
enum { MOST_COLUMNS = 600, LABEL_BYTES = 28, SHORTEST = 1000 };

// What is known of a process up to the event at hand.
struct lane_state {
    size_t last;  // the column of what it did last
    bool held;    // which was to be held back
    size_t ended; // of its end
    bool sleeps;
    size_t asleep; // the column since which it does
};

struct sent_bytes {
    int64_t end; // of the channel's bytes, after this write
    int lane;
    size_t column;
};

struct channel_state {
    ARRAY_OF(struct sent_bytes) writes;
    size_t next; // the first write that is not read whole
    int64_t sent, read;
};

struct sent_signal {
    int from, to, signal;
    size_t column;
};

struct layout {
    struct arena *arena;
    const struct evidence *evidence;
    struct picture *picture;
    struct lane_state *lanes;
    struct channel_state *channels;       // by number
    ARRAY_OF(struct sent_signal) signals; // not delivered yet
    int64_t told;                         // the moment of the last seam
};

static void add_span(struct layout *layout, enum picture_stretch stretch, int lane, size_t from,
                     size_t to) {
    if (from < to)
        *ARRAY_ADD(layout->arena, &layout->picture->spans) =
            (struct picture_span){stretch, lane, from, to};
}

static void add_link(struct layout *layout, enum picture_tie tie, int from_lane, size_t from,
                     int to_lane, size_t to) {
    *ARRAY_ADD(layout->arena, &layout->picture->links) = (struct picture_link){
        .tie = tie, .from_lane = from_lane, .to_lane = to_lane, .from = from, .to = to};
}

// It could not go on before somebody else did something. One that the schedule held back perhaps
// could.
static void add_wait(struct layout *layout, int lane, size_t cause, size_t column) {
    if (cause > layout->lanes[lane].last && !layout->lanes[lane].held)
        add_span(layout, STRETCH_WAIT, lane, layout->lanes[lane].last, column);
}

// --- what each kind of event adds beside its mark

static void lay_birth(struct layout *layout, const struct event *event, size_t column) {
    layout->picture->lanes.items[event->process].from = column;
    if (event->other < 0)
        return;
    layout->lanes[event->other].last = column;
    add_link(layout, TIE_BIRTH, event->other, column, event->process, column);
}

static void lay_wait(struct layout *layout, const struct event *event, size_t column) {
    if (event->other < 0)
        return;
    size_t ended = layout->lanes[event->other].ended;
    add_wait(layout, event->process, ended, column);
    add_link(layout, TIE_END, event->other, ended, event->process, column);
}

static void lay_write(struct layout *layout, const struct event *event, size_t column) {
    struct channel_state *channel = &layout->channels[event->channel];
    channel->sent += event->amount;
    *ARRAY_ADD(layout->arena, &channel->writes) =
        (struct sent_bytes){channel->sent, event->process, column};
}

static void lay_read(struct layout *layout, const struct event *event, size_t column) {
    struct channel_state *channel = &layout->channels[event->channel];
    if (event->amount <= 0)
        return;
    while (channel->next < channel->writes.count &&
           channel->writes.items[channel->next].end <= channel->read)
        channel->next++;
    channel->read += event->amount;
    if (channel->next == channel->writes.count)
        return;
    const struct sent_bytes *write = &channel->writes.items[channel->next];
    add_wait(layout, event->process, write->column, column);
    add_link(layout, TIE_CHANNEL, write->lane, write->column, event->process, column);
    layout->picture->links.items[layout->picture->links.count - 1].channel = event->channel;
}

static void lay_send(struct layout *layout, const struct event *event, size_t column) {
    if (event->other >= 0)
        *ARRAY_ADD(layout->arena, &layout->signals) =
            (struct sent_signal){event->process, event->other, event->signal, column};
}

// A signal that ends a process is not delivered to it by an event of its own.
static void lay_delivery(struct layout *layout, const struct event *event, size_t column) {
    ARRAY_EACH(sent, &layout->signals) {
        if (sent->to != event->process || sent->signal != event->signal ||
            sent->from != event->other)
            continue;
        add_link(layout, TIE_SIGNAL, sent->from, sent->column, event->process, column);
        sent->to = PROCESS_UNKNOWN;
        return;
    }
}

static void lay_stuck(struct layout *layout, const struct event *event, size_t column) {
    struct wait wait = wait_read(layout->evidence, event, layout->arena);
    if (wait.kind != WAIT_RUNNING)
        add_span(layout, STRETCH_WAIT, event->process, layout->lanes[event->process].last, column);
    const struct numbers *wanted = wait.enders.count ? &wait.enders : &wait.culprits;
    ARRAY_EACH(process, wanted)
        add_link(layout, TIE_WANTS, event->process, column, *process, column);
}

static void lay_end(struct layout *layout, const struct event *event, size_t column) {
    layout->lanes[event->process].ended = column;
    if (event->signal)
        lay_delivery(layout, event, column);
}

// --- marks

static const struct {
    enum picture_look look;
    void (*lay)(struct layout *layout, const struct event *event, size_t column);
} looks[EVENT_KINDS] = {
    [EVENT_birth] = {LOOK_START, lay_birth},      [EVENT_exit] = {LOOK_END, lay_end},
    [EVENT_output] = {LOOK_OUTPUT, NULL},         [EVENT_read] = {LOOK_READ, lay_read},
    [EVENT_write] = {LOOK_WRITE, lay_write},      [EVENT_send] = {LOOK_SIGNAL, lay_send},
    [EVENT_signal] = {LOOK_SIGNAL, lay_delivery}, [EVENT_wait] = {LOOK_OTHER, lay_wait},
    [EVENT_preempted] = {LOOK_PREEMPTED, NULL},   [EVENT_fault] = {LOOK_FAULT, NULL},
    [EVENT_waiting] = {LOOK_STUCK, lay_stuck},
};

static enum picture_look look_of(const struct event *event) {
    if (event->kind == EVENT_exit)
        return event->signal || event->status ? LOOK_BAD_END : LOOK_END;
    return looks[event->kind].lay || looks[event->kind].look ? looks[event->kind].look : LOOK_OTHER;
}

// The first line of what was written.
static const char *first_line(struct text data, struct arena *arena) {
    struct text line = {0};
    text_next_line(&data, &line);
    return text_shown(arena, line, LABEL_BYTES);
}

static const char *label_of(const struct event *event, struct arena *arena) {
    switch (event->kind) {
    case EVENT_output:
        return first_line(event->data, arena);
    case EVENT_exit:
        return event->signal ? describe_signal(event->signal, arena)
                             : arena_print(arena, "%d", event->status);
    case EVENT_send:
        return describe_signal(event->signal, arena);
    case EVENT_sleep:
        return describe_duration(event->amount, arena);
    case EVENT_fault:
        return event->amount ? describe_error((int)event->amount, arena) : "short";
    case EVENT_waiting:
        return event->word;
    default:
        return "";
    }
}

static void add_seam(struct layout *layout, const struct event *event) {
    bool is_limit = event->kind == EVENT_limit;
    if (event->time - layout->told < SHORTEST && !is_limit)
        return;
    layout->told = event->time;
    *ARRAY_ADD(layout->arena, &layout->picture->seams) = (struct picture_seam){
        .column = layout->picture->columns,
        .is_limit = is_limit,
        .label = is_limit ? event->word : describe_moment(event->time, layout->arena)};
}

// The process has come to this column.
static void come(struct layout *layout, int process, size_t column) {
    struct lane_state *lane = &layout->lanes[process];
    if (lane->sleeps)
        add_span(layout, STRETCH_SLEEP, process, lane->asleep, column);
    lane->sleeps = lane->held = false;
    lane->last = column;
    layout->picture->lanes.items[process].to = column;
}

static void add_mark(struct layout *layout, struct picture_mark mark) {
    come(layout, mark.lane, mark.column);
    *ARRAY_ADD(layout->arena, &layout->picture->marks) = mark;
}

static void add_event(struct layout *layout, const struct event *event, const char *words) {
    size_t column = layout->picture->columns++;
    if (event->process < 0 || (size_t)event->process >= layout->picture->lanes.count)
        return;
    if (looks[event->kind].lay)
        looks[event->kind].lay(layout, event, column);
    add_mark(layout, (struct picture_mark){.look = look_of(event),
                                           .column = column,
                                           .lane = event->process,
                                           .channel = event->channel,
                                           .label = label_of(event, layout->arena),
                                           .words = words,
                                           .time = event->time});
    struct lane_state *lane = &layout->lanes[event->process];
    lane->sleeps = event->kind == EVENT_sleep;
    lane->asleep = column;
    lane->held = event->kind == EVENT_preempted;
}

// --- who wakes whom

// Those that are woken at once: by one call, or by several with nothing in between.
struct meeting {
    struct numbers woken;
    bool is_one;              // else one process lets another one go on
    const struct event *last; // of its events
};

static bool is_among(const struct numbers *numbers, int number) {
    ARRAY_EACH(one, numbers)
        if (*one == number)
            return true;
    return false;
}

static struct meeting find_meeting(const struct layout *layout, const struct event *first) {
    const struct trace *trace = layout->evidence->trace;
    const struct event *end = trace->events.items + trace->events.count;
    struct meeting meeting = {0};
    for (const struct event *event = first; event < end; event++) {
        if (event->kind == EVENT_frame)
            continue;
        if (event->kind != EVENT_wakes || event->process != first->process ||
            event->time != first->time)
            break;
        if (!is_among(&meeting.woken, event->other))
            *ARRAY_ADD(layout->arena, &meeting.woken) = event->other;
        meeting.is_one |= strcmp(event->word, "many") == 0;
        meeting.last = event;
    }
    meeting.is_one |= meeting.woken.count > 1;
    return meeting;
}

// "comes last to a meeting of 3 processes and wakes main and process 1"
static const char *describe_meeting(const struct layout *layout, const struct meeting *meeting) {
    struct str words = {.arena = layout->arena};
    if (!meeting->is_one)
        return timeline_tell(layout->evidence, meeting->last, layout->arena);
    str_print(&words, "comes last to a meeting of %zu processes and wakes ",
              meeting->woken.count + 1);
    for (size_t i = 0; i < meeting->woken.count; i++)
        describe_listed(&words, i, meeting->woken.count, "and",
                        layout->picture->lanes.items[meeting->woken.items[i]].name);
    str_add(&words, text_of(describe_source(layout->evidence, meeting->last, layout->arena)));
    return words.data;
}

// All that were woken waited up to now.
static void add_meeting(struct layout *layout, const struct meeting *meeting) {
    size_t column = layout->picture->columns++;
    int waker = meeting->last->process;
    struct picture_mark mark = {.look = meeting->is_one ? LOOK_MEETING : LOOK_OTHER,
                                .column = column,
                                .lane = waker,
                                .label = "",
                                .words = describe_meeting(layout, meeting),
                                .time = meeting->last->time};
    if (meeting->is_one)
        mark.label = arena_print(layout->arena, "%zu processes meet", meeting->woken.count + 1);
    add_mark(layout, mark);
    mark.label = "";
    mark.words = arena_print(layout->arena, "goes on, woken by %s",
                             layout->picture->lanes.items[waker].name);
    ARRAY_EACH(woken, &meeting->woken) {
        add_span(layout, STRETCH_WAIT, *woken, layout->lanes[*woken].last, column);
        add_link(layout, meeting->is_one ? TIE_MEETING : TIE_WAKE, waker, column, *woken, column);
        mark.lane = *woken;
        if (meeting->is_one)
            add_mark(layout, mark);
        else
            come(layout, *woken, column);
    }
}

// --- the whole

static void begin(struct layout *layout) {
    const struct evidence *evidence = layout->evidence;
    struct arena *arena = layout->arena;
    layout->lanes = arena_alloc(arena, (evidence->processes.count + 1) * sizeof *layout->lanes);
    layout->channels =
        arena_alloc(arena, (evidence->channels.count + 1) * sizeof *layout->channels);
    ARRAY_EACH(process, &evidence->processes)
        *ARRAY_ADD(arena, &layout->picture->lanes) = (struct picture_lane){
            .name = process->number ? arena_print(arena, "process %d", process->number) : "main",
            .known = process->name};
}

// A process that still lives at the end lives up to the last column.
static void finish(struct layout *layout) {
    struct picture *picture = layout->picture;
    for (size_t i = 0; i < picture->lanes.count; i++) {
        struct picture_lane *lane = &picture->lanes.items[i];
        if (!layout->lanes[i].ended && picture->columns)
            lane->to = picture->columns - 1;
        if (layout->lanes[i].sleeps)
            add_span(layout, STRETCH_SLEEP, (int)i, layout->lanes[i].asleep, lane->to);
        add_span(layout, STRETCH_LIFE, (int)i, lane->from, lane->to);
    }
}

void picture_make(struct arena *arena, const struct evidence *evidence,
                  struct picture *out_picture) {
    struct layout layout = {.arena = arena, .evidence = evidence, .picture = out_picture};
    *out_picture = (struct picture){0};
    begin(&layout);
    ARRAY_EACH(event, &evidence->trace->events) {
        const char *words = timeline_tell(evidence, event, arena);
        if (!words || event->kind == EVENT_channel)
            continue;
        if (out_picture->columns == MOST_COLUMNS) {
            out_picture->left_out++;
            continue;
        }
        add_seam(&layout, event);
        if (event->kind == EVENT_wakes) {
            struct meeting meeting = find_meeting(&layout, event);
            add_meeting(&layout, &meeting);
            event += meeting.last - event;
        } else {
            add_event(&layout, event, words);
        }
    }
    finish(&layout);
}
