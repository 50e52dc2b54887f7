// SPDX-License-Identifier: MIT
// Walks once over a trace and notes what every process was and did; each kind of event has its
// reader.
#include "evidence.h"
#include "valgrind.h"

#include <limits.h>
#include <string.h>

struct reader {
    struct arena *arena;
    struct evidence *evidence;
    struct error *err;
};

typedef bool event_reader(struct reader *reader, const struct event *event);

static bool contradiction(struct reader *reader, const struct event *event, const char *why) {
    size_t index = (size_t)(event - reader->evidence->trace->events.items);
    return error_set(reader->err, BLAME_GRADER, "the trace contradicts itself in event %zu, %s: %s",
                     index + 1, event_name(event->kind), why);
}

static struct process *process_at(const struct evidence *evidence, int number) {
    bool known = number >= 0 && (size_t)number < evidence->processes.count;
    return known ? &evidence->processes.items[number] : NULL;
}

static struct process *process_of(struct reader *reader, const struct event *event) {
    return process_at(reader->evidence, event->process);
}

// --- processes

static void add_name(struct reader *reader, struct process *process, const struct event *event) {
    const char *name = arena_copy(reader->arena, event->data.data, event->data.size);
    process->name = text_shown(reader->arena, event->data, 64);
    *ARRAY_ADD(reader->arena, &process->names) = (struct process_name){name, event->time};
}

static bool read_birth(struct reader *reader, const struct event *event) {
    struct evidence *evidence = reader->evidence;
    size_t count = evidence->processes.count;
    bool is_main = count == 0;
    if (event->process < 0 || (size_t)event->process != count)
        return contradiction(reader, event, "processes are not numbered by birth");
    struct process *parent = process_at(evidence, event->other);
    if (is_main != (event->other == PROCESS_GRADER))
        return contradiction(reader, event, "main, and only main, is a child of the grader");
    if (event->other >= 0 && !parent)
        return contradiction(reader, event, "the parent was not born");

    struct process *child = ARRAY_ADD(reader->arena, &evidence->processes);
    *child = (struct process){.number = event->process,
                              .parent = event->other,
                              .pid = event->pid,
                              .born = event->time,
                              .died = -1,
                              .status = -1,
                              .ended_by = PROCESS_UNKNOWN,
                              .waited_by = PROCESS_UNKNOWN,
                              .rank = -1,
                              .waited_in_time = is_main,
                              .outlived_main = !is_main && evidence->processes.items[0].ended,
                              .how = event->word,
                              .name = ""};
    parent = process_at(evidence, event->other); // the array may have moved
    if (event->data.size)
        add_name(reader, child, event); // that of the thread which made it
    if (!parent)
        return true;
    parent->children++;
    child->shares = parent->shares;
    child->writes_shared = parent->writes_shared;
    if (child->names.count || !parent->names.count)
        return true;
    child->name = parent->name;
    *ARRAY_ADD(reader->arena, &child->names) =
        (struct process_name){parent->names.items[parent->names.count - 1].text, event->time};
    return true;
}

static bool read_thread(struct reader *reader, const struct event *event) {
    process_of(reader, event)->threads++;
    return true;
}

static bool read_name(struct reader *reader, const struct event *event) {
    add_name(reader, process_of(reader, event), event);
    return true;
}

static bool read_exit(struct reader *reader, const struct event *event) {
    struct process *process = process_of(reader, event);
    if (process->ended)
        return contradiction(reader, event, "the process had ended before");
    if ((event->status >= 0) == (event->signal > 0))
        return contradiction(reader, event, "either a status or a signal ends a process");
    process->ended = true;
    process->died = event->time;
    process->status = event->status;
    process->signal = event->signal;
    process->ended_by = event->other;
    if (process->number == 0)
        ARRAY_EACH(other, &reader->evidence->processes)
            other->outlived_main = !other->ended;
    return true;
}

static bool read_wait(struct reader *reader, const struct event *event) {
    struct process *child = process_at(reader->evidence, event->other);
    if (!child || !child->ended)
        return contradiction(reader, event, "that child has not ended");
    child->waited_by = event->process;
    child->waited_in_time = !reader->evidence->processes.items[0].ended;
    return true;
}

// --- channels

static struct channel *channel_at(const struct evidence *evidence, int number) {
    bool known = number >= 1 && (size_t)number <= evidence->channels.count;
    return known ? &evidence->channels.items[number - 1] : NULL;
}

static bool read_channel(struct reader *reader, const struct event *event) {
    struct evidence *evidence = reader->evidence;
    if (event->channel < 1 || (size_t)event->channel != evidence->channels.count + 1)
        return contradiction(reader, event, "channels are not numbered by first appearance");
    struct channel *peer = channel_at(evidence, event->peer);
    if (event->peer && !peer)
        return contradiction(reader, event, "there is no such peer");
    if (peer)
        peer->peer = event->channel;
    *ARRAY_ADD(reader->arena, &evidence->channels) =
        (struct channel){.number = event->channel,
                         .peer = peer ? event->peer : event->channel,
                         .kind = event->word,
                         .last_use = -1};
    return true;
}

static struct channel_use *find_use(const struct evidence *evidence, int channel, int process) {
    const struct channel *of = channel_at(evidence, channel);
    for (int i = of ? of->last_use : -1; i >= 0; i = evidence->uses.items[i].earlier)
        if (evidence->uses.items[i].process == process)
            return &evidence->uses.items[i];
    return NULL;
}

// NULL where there is no such channel.
static struct channel_use *use_of(struct reader *reader, const struct event *event) {
    struct evidence *evidence = reader->evidence;
    struct channel *channel = channel_at(evidence, event->channel);
    if (!channel)
        return NULL;
    if (event->kind != EVENT_held)
        channel->used = true;
    struct channel_use *use = find_use(evidence, event->channel, event->process);
    if (use)
        return use;
    use = ARRAY_ADD(reader->arena, &evidence->uses);
    *use = (struct channel_use){.channel = event->channel,
                                .process = event->process,
                                .held_read = -1,
                                .held_write = -1,
                                .held_both = -1,
                                .earlier = channel->last_use,
                                .written = {.arena = reader->arena}};
    channel->last_use = (int)evidence->uses.count - 1;
    return use;
}

// To those of all processes, and to those of the event's own.
static bool add_bytes(struct reader *reader, const struct event *event, int64_t *all,
                      int64_t *own) {
    if (__builtin_add_overflow(*all, event->amount, all))
        return contradiction(reader, event, "no channel takes so many bytes");
    *own += event->amount;
    return true;
}

static bool read_read(struct reader *reader, const struct event *event) {
    struct channel_use *use = use_of(reader, event);
    if (!use)
        return contradiction(reader, event, "there is no such channel");
    use->reads++;
    use->met_end |= event->amount == 0;
    return add_bytes(reader, event, &channel_at(reader->evidence, event->channel)->read,
                     &use->bytes_read);
}

static bool read_write(struct reader *reader, const struct event *event) {
    struct channel_use *use = use_of(reader, event);
    if (!use)
        return contradiction(reader, event, "there is no such channel");
    // Behind a gap, further bytes would stand in the wrong place.
    if ((int64_t)use->written.size == use->bytes_written)
        str_add(&use->written, event->data);
    use->writes++;
    return add_bytes(reader, event, &channel_at(reader->evidence, event->channel)->written,
                     &use->bytes_written);
}

static bool read_held(struct reader *reader, const struct event *event) {
    struct channel_use *use = use_of(reader, event);
    if (!use)
        return contradiction(reader, event, "there is no such channel");
    int *fd = strcmp(event->word, "read") == 0    ? &use->held_read
              : strcmp(event->word, "write") == 0 ? &use->held_write
                                                  : &use->held_both;
    if (*fd < 0)
        *fd = event->fd;
    return true;
}

// --- the whole

static bool read_limit(struct reader *reader, const struct event *event) {
    if (!reader->evidence->limit)
        reader->evidence->limit = event;
    return true;
}

// What a rank starts inherits its environment, and so the number; the first one is the rank.
static bool read_rank(struct reader *reader, const struct event *event) {
    if (event->amount >= 0 && event->amount <= INT_MAX &&
        !evidence_rank(reader->evidence, (int)event->amount))
        process_of(reader, event)->rank = (int)event->amount;
    return true;
}

static bool read_shares(struct reader *reader, const struct event *event) {
    struct process *process = process_of(reader, event);
    process->shares = true;
    process->writes_shared = process->writes_shared || strcmp(event->word, "writes") == 0;
    return true;
}

// A new program has none of its old memory.
static bool read_exec(struct reader *reader, const struct event *event) {
    struct process *process = process_of(reader, event);
    process->shares = process->writes_shared = false;
    return true;
}

static bool read_wakes(struct reader *reader, const struct event *event) {
    return process_at(reader->evidence, event->other) ||
           contradiction(reader, event, "there is no such process");
}

static bool read_meddled(struct reader *reader, const struct event *event) {
    if (!reader->evidence->meddled)
        reader->evidence->meddled = event;
    return true;
}

static event_reader *const readers[EVENT_KINDS] = {
    [EVENT_birth] = read_birth,     [EVENT_thread] = read_thread,   [EVENT_name] = read_name,
    [EVENT_exit] = read_exit,       [EVENT_wait] = read_wait,       [EVENT_read] = read_read,
    [EVENT_write] = read_write,     [EVENT_held] = read_held,       [EVENT_limit] = read_limit,
    [EVENT_channel] = read_channel, [EVENT_exec] = read_exec,       [EVENT_rank] = read_rank,
    [EVENT_shares] = read_shares,   [EVENT_meddled] = read_meddled, [EVENT_wakes] = read_wakes,
};

// Events that are the grader's own, or that bring their process into being.
static bool needs_no_process(enum event_kind kind) {
    return kind == EVENT_birth || kind == EVENT_limit || kind == EVENT_file || kind == EVENT_send ||
           kind == EVENT_channel;
}

static bool read_event(struct reader *reader, const struct event *event) {
    if (!needs_no_process(event->kind) && !process_of(reader, event))
        return contradiction(reader, event, "its process was not born");
    event_reader *read = readers[event->kind];
    return !read || read(reader, event);
}

bool evidence_read(struct arena *arena, const struct trace *trace, enum tool tool,
                   const char *const *sources, size_t source_count, struct evidence *out_evidence,
                   struct error *err) {
    *out_evidence = (struct evidence){.tool = tool, .trace = trace};
    struct reader reader = {arena, out_evidence, err};
    ARRAY_EACH(event, &trace->events)
        if (!read_event(&reader, event))
            return false;
    if (!out_evidence->processes.count)
        return error_set(err, BLAME_GRADER, "the trace holds no process");
    out_evidence->lines = lines_read(trace, PROCESS_UNKNOWN, arena);
    if (tool == TOOL_VALGRIND)
        memory_read(arena, sources, source_count, out_evidence);
    return true;
}

// --- what was read

const struct process *evidence_process(const struct evidence *evidence, int number) {
    return process_at(evidence, number);
}

const struct process *evidence_rank(const struct evidence *evidence, int rank) {
    ARRAY_EACH(process, &evidence->processes)
        if (process->rank == rank)
            return process;
    return NULL;
}

const struct channel *evidence_channel(const struct evidence *evidence, int number) {
    return channel_at(evidence, number);
}

const struct channel_use *evidence_use(const struct evidence *evidence, int channel, int process) {
    return find_use(evidence, channel, process);
}

const struct place *evidence_place(const struct evidence *evidence, const struct event *event) {
    ARRAY_EACH(place, &evidence->places)
        if (place->event == event)
            return place;
    return NULL;
}
