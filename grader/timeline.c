// SPDX-License-Identifier: MIT
// A run told event by event, for people: a sentence a line, with the process's own time and number.
#include "timeline.h"

#include "describe.h"

#include <inttypes.h>
#include <string.h>

enum { MOST_LINES = 400, SHOWN_BYTES = 60, BEHIND = 6, MOST_PARTING = 14 };

static const char *who(int process, struct arena *arena) {
    return process == PROCESS_GRADER ? "the grader"
           : process < 0             ? "the system"
           : process == 0            ? "main"
                                     : arena_print(arena, "process %d", process);
}

static const char *tell_exit(const struct event *event, struct arena *arena) {
    if (!event->signal)
        return arena_print(arena, "ends with exit status %d", event->status);
    return arena_print(arena, "is ended by %s from %s", describe_signal(event->signal, arena),
                       who(event->other, arena));
}

static const char *tell_bytes(const struct evidence *evidence, const struct event *event,
                              struct arena *arena) {
    const char *channel = channel_describe(evidence, event->channel, arena);
    if (event->kind == EVENT_write)
        return arena_print(arena, "writes %" PRId64 " bytes to %s", event->amount, channel);
    if (event->amount == 0)
        return arena_print(arena, "meets the end of %s", channel);
    return arena_print(arena, "reads %" PRId64 " bytes from %s", event->amount, channel);
}

static const char *tell_waiting(const struct evidence *evidence, const struct event *event,
                                struct arena *arena) {
    const struct place *place = evidence_place(evidence, event);
    const char *at = place ? arena_print(arena, " (%s:%d)", place->file, place->line) : "";
    if (strcmp(event->word, "running") == 0 || strcmp(event->word, "stopped") == 0)
        return arena_print(arena, "is %s%s", event->word, at);
    if (!event->channel)
        return arena_print(arena, "waits in %s%s", event->word, at);
    return arena_print(arena, "waits in %s%s on %s", event->word, at,
                       channel_describe(evidence, event->channel, arena));
}

// NULL: not worth a line.
static const char *tell(const struct evidence *evidence, const struct event *event,
                        struct arena *arena) {
    switch (event->kind) {
    case EVENT_birth:
        return arena_print(arena, "is started by %s", who(event->other, arena));
    case EVENT_thread:
        return "starts a thread";
    case EVENT_exec:
        return arena_print(arena, "runs %s", text_shown(arena, event->path, SHOWN_BYTES));
    case EVENT_exit:
        return tell_exit(event, arena);
    case EVENT_send:
        return arena_print(arena, "sends %s to %s", describe_signal(event->signal, arena),
                           who(event->other, arena));
    case EVENT_signal:
        return arena_print(arena, "gets %s from %s", describe_signal(event->signal, arena),
                           who(event->other, arena));
    case EVENT_handler:
        return arena_print(arena, "begins its handler of %s",
                           describe_signal(event->signal, arena));
    case EVENT_wait:
        return arena_print(arena, "has waited for %s", who(event->other, arena));
    case EVENT_channel:
        return arena_print(arena, "has %s", channel_describe(evidence, event->channel, arena));
    case EVENT_read:
    case EVENT_write:
        return tell_bytes(evidence, event, arena);
    case EVENT_output:
        return arena_print(arena, "writes to %s: %s", event->word,
                           text_shown(arena, event->data, SHOWN_BYTES));
    case EVENT_wakes:
        return arena_print(arena, "wakes %s", who(event->other, arena));
    case EVENT_sleep:
        return arena_print(arena, "sleeps %s", describe_duration(event->amount, arena));
    case EVENT_busy:
        return strcmp(event->word, "polls") == 0 ? "asks again and again instead of waiting"
                                                 : "computes without a break";
    case EVENT_preempted:
        return strcmp(event->word, "memory") == 0
                   ? "is held back before it uses memory that others use"
                   : arena_print(arena, "is held back at %s()", event->word);
    case EVENT_fault:
        return event->amount ? arena_print(arena, "%s() fails: %s", event->word,
                                           describe_error((int)event->amount, arena))
                             : arena_print(arena, "%s() is cut short", event->word);
    case EVENT_limit:
        return strcmp(event->word, "deadlock") == 0
                   ? "no process can go on any more"
                   : arena_print(arena, "the limit `%s` is hit", event->word);
    case EVENT_waiting:
        return tell_waiting(evidence, event, arena);
    case EVENT_left:
        return arena_print(arena, "%s outlives the program", text_shown(arena, event->path, 100));
    case EVENT_meddled:
        return "opens what a tool reports of a process";
    case EVENT_rank:
        return arena_print(arena, "is rank %lld", (long long)event->amount);
    case EVENT_shares:
    case EVENT_name:
    case EVENT_held:
    case EVENT_frame:
    case EVENT_file:
    case EVENT_KINDS:
        break;
    }
    return NULL;
}

static const char *tell_place(const struct evidence *evidence, const struct event *event,
                              struct arena *arena) {
    const struct place *place = evidence_place(evidence, event);
    if (!place || event->kind == EVENT_waiting)
        return "";
    struct text source = place->source;
    while (source.size && (*source.data == ' ' || *source.data == '\t'))
        source.data++, source.size--;
    return arena_print(arena, "  [%s:%d  %s]", place->file, place->line,
                       text_shown(arena, source, SHOWN_BYTES));
}

const char *timeline_tell(const struct evidence *evidence, const struct event *event,
                          struct arena *arena) {
    const char *words = tell(evidence, event, arena);
    return words ? arena_print(arena, "%s%s", words, tell_place(evidence, event, arena)) : NULL;
}

static const char *tell_line(const struct evidence *evidence, const struct event *event,
                             const char *words, struct arena *arena) {
    return arena_print(arena, "%4" PRId64 ".%03" PRId64 " s  %-11s %s%s", event->time / 1000000,
                       event->time / 1000 % 1000,
                       event->process < 0 ? "" : who(event->process, arena), words,
                       tell_place(evidence, event, arena));
}

void timeline_write(const struct evidence *evidence, struct str *out) {
    size_t lines = 0, left_out = 0;
    ARRAY_EACH(event, &evidence->trace->events) {
        const char *words = tell(evidence, event, out->arena);
        if (!words)
            continue;
        if (lines++ < MOST_LINES)
            str_print(out, "    %s\n", tell_line(evidence, event, words, out->arena));
        else
            left_out++;
    }
    if (left_out)
        str_print(out, "    … and %zu more\n", left_out);
}

// --- where two runs part

// The next event worth telling, from this number on; NULL: there is none.
static const struct event *next_told(const struct evidence *evidence, size_t *number,
                                     const char **out_words, struct arena *arena) {
    while (*number < evidence->trace->events.count) {
        const struct event *event = &evidence->trace->events.items[(*number)++];
        if ((*out_words = tell(evidence, event, arena)))
            return event;
    }
    return NULL;
}

// How many events worth telling are the same in both.
static size_t count_same(const struct evidence *run, const struct evidence *other,
                         struct arena *arena) {
    size_t same = 0, at = 0, other_at = 0;
    const char *words = "", *other_words = "";
    for (;; same++) {
        const struct event *event = next_told(run, &at, &words, arena);
        const struct event *other_event = next_told(other, &other_at, &other_words, arena);
        if (!event || !other_event || event->process != other_event->process ||
            event->time != other_event->time || strcmp(words, other_words) != 0)
            return same;
    }
}

// How many come before the first fault.
static size_t count_before_fault(const struct evidence *run, struct arena *arena) {
    size_t count = 0, at = 0;
    const struct event *event;
    const char *words;
    while ((event = next_told(run, &at, &words, arena)) && event->kind != EVENT_fault)
        count++;
    return event ? count : 0;
}

static size_t count_before_parting(const struct evidence *run, const struct evidence *other,
                                   struct arena *arena) {
    return other ? count_same(run, other, arena) : count_before_fault(run, arena);
}

const struct place *timeline_place(const struct evidence *run, const struct evidence *other,
                                   const struct evidence *shown, struct arena *arena) {
    const struct event *event = NULL, *next;
    const struct place *last = NULL;
    const char *words;
    size_t parting = count_before_parting(run, other, arena), at = 0, told = 0;
    while (told <= parting && (next = next_told(shown, &at, &words, arena))) {
        told += next->kind != EVENT_preempted;
        event = next;
    }
    ARRAY_EACH(place, &shown->places)
        if (event && place->event <= event)
            last = place;
    return last;
}

// One after the other, the same words in the same place are told once.
static void add_folded(told_lines *lines, const char *line, size_t *times, struct arena *arena) {
    const char *last = lines->count ? lines->items[lines->count - 1] : "";
    size_t size = strlen(line);
    bool same =
        strncmp(last, line, size) == 0 && (!last[size] || strncmp(last + size, "  (", 3) == 0);
    *times = same ? *times + 1 : 1;
    if (!same)
        *ARRAY_ADD(arena, lines) = line;
    else
        lines->items[lines->count - 1] = arena_print(arena, "%s  (%zu times)", line, *times);
}

// The last ones, with a sign where others come before or behind.
static told_lines cut(const told_lines *all, bool goes_on, struct arena *arena) {
    static const char *const more = "            …";
    told_lines lines = {0};
    size_t first = all->count > MOST_PARTING ? all->count - MOST_PARTING : 0;
    if (first)
        *ARRAY_ADD(arena, &lines) = more;
    for (size_t i = first; i < all->count; i++)
        *ARRAY_ADD(arena, &lines) = all->items[i];
    if (goes_on)
        *ARRAY_ADD(arena, &lines) = more;
    return lines;
}

told_lines timeline_parting(const struct evidence *run, const struct evidence *other,
                            const struct evidence *shown, struct arena *arena) {
    told_lines all = {0};
    const struct event *event;
    const char *words;
    size_t parting = count_before_parting(run, other, arena), at = 0, told = 0, times = 0;
    while (told < parting + BEHIND && (event = next_told(shown, &at, &words, arena))) {
        told += event->kind != EVENT_preempted;
        add_folded(&all, tell_line(shown, event, words, arena), &times, arena);
    }
    return cut(&all, next_told(shown, &at, &words, arena), arena);
}
