// SPDX-License-Identifier: MIT
// What is asked of all that happened in a run.
#include "evidence.h"

#include <string.h>

const struct event *evidence_event(const struct evidence *evidence, enum event_kind kind,
                                   int process, int other) {
    const struct event *found = NULL;
    ARRAY_EACH(event, &evidence->trace->events)
        if (event->kind == kind && event->process == process &&
            (other < 0 || event->other == other))
            found = event;
    return found;
}

struct lines evidence_lines_of(const struct evidence *evidence, int process, struct arena *arena) {
    return lines_read(evidence->trace, process, arena);
}

// Frames, and who was held back, are recorded only where places are asked for.
static const struct event *next_event(const struct evidence *evidence, size_t *number) {
    while (*number < evidence->trace->events.count) {
        const struct event *event = &evidence->trace->events.items[(*number)++];
        if (event->kind != EVENT_frame && event->kind != EVENT_preempted)
            return event;
    }
    return NULL;
}

bool evidence_is_same(const struct evidence *a, const struct evidence *b) {
    size_t at = 0, other_at = 0;
    for (;;) {
        const struct event *event = next_event(a, &at), *other = next_event(b, &other_at);
        if (!event || !other)
            return event == other;
        if (event->kind != other->kind || event->process != other->process ||
            event->time != other->time)
            return false;
    }
}

size_t evidence_switches(const struct evidence *evidence) {
    size_t switches = 0;
    int last = 0;
    ARRAY_EACH(event, &evidence->trace->events)
        if (event->process != last) {
            last = event->process;
            switches++;
        }
    return switches;
}

bool evidence_can_be_preempted(const struct evidence *evidence) {
    ARRAY_EACH(event, &evidence->trace->events)
        if (event->kind == EVENT_shares || event->kind == EVENT_thread ||
            event->kind == EVENT_handler)
            return true;
    return false;
}

bool evidence_starts_programs(const struct evidence *evidence) {
    ARRAY_EACH(event, &evidence->trace->events)
        if (event->kind == EVENT_exec && event->process > 0)
            return true;
    return false;
}

bool evidence_was_killed(const struct evidence *evidence, const struct process *process) {
    if (!process->signal)
        return false;
    if (process->ended_by != PROCESS_UNKNOWN && process->ended_by != process->number)
        return true;
    ARRAY_EACH(event, &evidence->trace->events)
        if (event->kind == EVENT_send && event->other == process->number &&
            event->signal == process->signal && event->process != process->number)
            return true;
    return false;
}

bool evidence_was_reached(const struct evidence *evidence, const struct process *sender,
                          const struct process *target) {
    ARRAY_EACH(event, &evidence->trace->events)
        if (event->kind == EVENT_signal && event->process == target->number &&
            event->signal == target->signal && event->other == sender->number)
            return true;
    return false;
}

bool process_name_is(const struct process_name *name, const char *text) {
    return strncmp(name->text, text, PROCESS_NAME_SIZE) == 0;
}

int process_exit_code(const struct process *process) {
    return process->signal ? -process->signal : process->status;
}
