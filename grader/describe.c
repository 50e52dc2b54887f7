// SPDX-License-Identifier: MIT
// Puts processes, signals, channels and amounts into words.
#include "describe.h"

#include <inttypes.h>
#include <signal.h>
#include <string.h>

enum { MOST_SHOWN = 100 };

const char *describe_signal(int signal, struct arena *arena) {
    const char *name = sigabbrev_np(signal);
    return name ? arena_print(arena, "SIG%s", name) : arena_print(arena, "signal %d", signal);
}

const char *describe_error(int number, struct arena *arena) {
    const char *name = strerrorname_np(number);
    return name ? name : arena_print(arena, "error %d", number);
}

const char *describe_source(const struct evidence *evidence, const struct event *event,
                            struct arena *arena) {
    const struct place *place = event ? evidence_place(evidence, event) : NULL;
    return place ? arena_print(arena, " (%s:%d)", place->file, place->line) : "";
}

const char *describe_end(const struct evidence *evidence, const struct process *process,
                         struct arena *arena) {
    if (!process->ended)
        return "did not end";
    const struct event *exit =
        evidence_event(evidence, EVENT_exit, process->number, PROCESS_UNKNOWN);
    const struct event *send =
        evidence_event(evidence, EVENT_send, process->ended_by, process->number);
    if (!process->signal)
        return arena_print(arena, "ended with exit status %d%s", process->status,
                           describe_source(evidence, exit, arena));
    const char *signal = describe_signal(process->signal, arena);
    if (process->ended_by == PROCESS_UNKNOWN)
        return arena_print(arena, "was ended by %s%s", signal,
                           describe_source(evidence, exit, arena));
    const char *at = describe_source(evidence, send, arena);
    if (process->ended_by == process->number)
        return arena_print(arena, "was ended by %s, which it sent to itself%s", signal, at);
    return arena_print(arena, "was ended by %s, which %s sent%s", signal,
                       process_describe(evidence, process->ended_by, arena), at);
}

const char *describe_duration(int64_t microseconds, struct arena *arena) {
    if (microseconds < 1000)
        return arena_print(arena, "%" PRId64 " µs", microseconds);
    if (microseconds < 999950) // more would be rounded to 1000 ms
        return arena_print(arena, "%.4g ms", (double)microseconds / 1e3);
    return arena_print(arena, "%.7g s", (double)microseconds / 1e6);
}

const char *describe_moment(int64_t microseconds, struct arena *arena) {
    const char *digits = arena_print(arena, "%.6f", (double)microseconds / 1e6);
    size_t size = strlen(digits);
    while (digits[size - 1] == '0')
        size--;
    size -= digits[size - 1] == '.';
    return arena_print(arena, "%.*s s", (int)size, digits);
}

const char *describe_size(int64_t bytes, struct arena *arena) {
    static const char *const units[] = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    size_t unit = 0;
    if (bytes == 1)
        return "1 byte";
    while (unit < 4 && bytes && bytes % 1024 == 0)
        bytes /= 1024, unit++;
    return arena_print(arena, "%" PRId64 " %s", bytes, units[unit]);
}

const char *describe_count(int64_t count, const char *one, const char *many, struct arena *arena) {
    return arena_print(arena, "%" PRId64 " %s", count, count == 1 ? one : many);
}

void describe_listed(struct str *list, size_t index, size_t count, const char *last,
                     const char *item) {
    if (index > 0 && index + 1 == count)
        str_print(list, " %s ", last);
    else if (index > 0)
        str_add(list, TEXT(", "));
    str_add(list, text_of(item));
}

const char *describe_line(struct text line, struct arena *arena) {
    return arena_print(arena, "`%s`", text_shown(arena, line, MOST_SHOWN));
}

// "first" … "tenth", "11th"
static const char *describe_ordinal(int number, struct arena *arena) {
    static const char *const words[] = {"first", "second",  "third",  "fourth", "fifth",
                                        "sixth", "seventh", "eighth", "ninth",  "tenth"};
    if (number <= 10)
        return words[number - 1];
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    bool teen = number / 10 % 10 == 1;
    int last = number % 10;
    return arena_print(arena, "%d%s", number, endings[teen || last > 3 ? 0 : last]);
}

const char *process_describe(const struct evidence *evidence, int number, struct arena *arena) {
    const struct process *process = evidence_process(evidence, number);
    if (number == PROCESS_GRADER)
        return "the grader";
    if (!process)
        return "an unknown process";
    if (process->rank >= 0)
        return arena_print(arena, "rank %d", process->rank);
    if (number == 0)
        return "main";
    if (process->parent < 0)
        return arena_print(arena, "process %d", number);
    if (process->parent > 0)
        return arena_print(arena, "process %d (child of process %d)", number, process->parent);
    int place = 0;
    for (int i = 1; i <= number; i++)
        place += evidence->processes.items[i].parent == 0;
    return arena_print(arena, "process %d (main's %s child)", number,
                       describe_ordinal(place, arena));
}

// "A" … "Z", "AA", "AB", …
static const char *describe_letters(int number, struct arena *arena) {
    const char *before = number > 26 ? describe_letters((number - 1) / 26, arena) : "";
    return arena_print(arena, "%s%c", before, 'A' + (number - 1) % 26);
}

const char *channel_describe(const struct evidence *evidence, int channel, struct arena *arena) {
    static const struct {
        const char *kind, *words;
    } kinds[] = {{"mqueue", "message queue"}, {"msgqueue", "message queue"}, {"fifo", "FIFO"}};
    const struct channel *known = evidence_channel(evidence, channel);
    if (!known)
        return "an unknown channel";
    const char *words = known->kind;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(words, kinds[i].kind) == 0) {
            words = kinds[i].words;
            break;
        }
    return arena_print(arena, "%s %s", words, describe_letters(channel, arena));
}
