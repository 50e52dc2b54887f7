// SPDX-License-Identifier: MIT
// Asks addr2line for the lines of stack frames, and takes the one in which each process waits.
//
// Theory of operation. Only the program's own frames are asked about, not the C library's: see
// call_name.c. Those of a stack that was scanned can be stale, left by a call that has ended, so
// the innermost line that calls what the process waits in is taken, and only where there is none
// the innermost line of all.
#include "symbols.h"
#include "call_name.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_FRAMES = 4000, MOST_FRAMES_OF_ONE = 30, MOST_NAME = 100, MOST_LINES = 1000000 };

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool is_of(const struct event *frame, const struct job_file *program) {
    size_t size = strlen(program->path);
    struct text path = frame->path;
    return path.size > size && path.data[path.size - size - 1] == '/' &&
           memcmp(path.data + path.size - size, program->path, size) == 0;
}

// The first file of the work folder that was on a waiting process's stack, or NULL.
static const struct job_file *find_program(const struct job *job, const struct trace *trace) {
    ARRAY_EACH(event, &trace->events)
        ARRAY_EACH(file, &job->files)
            if (event->kind == EVENT_frame && is_of(event, file))
                return file;
    return NULL;
}

bool symbols_plan(struct arena *arena, const struct planned_run *run, const struct trace *trace,
                  struct symbols *out_symbols) {
    const struct job_file *program = find_program(&run->job, trace);
    *out_symbols = (struct symbols){0};
    if (!program)
        return false;
    plan_symbols(arena, program, &out_symbols->job);
    int of_one = 0;
    ARRAY_EACH(event, &trace->events) {
        if (event->kind != EVENT_frame)
            of_one = 0;
        if (event->kind != EVENT_frame || !is_of(event, program) || event->amount < 1 ||
            of_one++ >= MOST_FRAMES_OF_ONE || out_symbols->frames.count >= MOST_FRAMES)
            continue;
        *ARRAY_ADD(arena, &out_symbols->frames) = event;
        // The call stands before the address to which it returns.
        *ARRAY_ADD(arena, &out_symbols->job.arguments) =
            arena_print(arena, "0x%llx", (long long)event->amount - 1);
    }
    return out_symbols->frames.count > 0;
}

// --- answers

// The line of this number, from 1; false where there is none.
static bool source_line(struct text source, long number, struct text *out_line) {
    while (number-- > 0)
        if (!text_next_line(&source, out_line))
            return false;
    return true;
}

// "prog.c:12", or "prog.c:12 (discriminator 3)". False where it names no line of the submission.
static bool read_place(struct arena *arena, struct text answer, const struct submission *submission,
                       struct place *out_place) {
    ARRAY_EACH(file, &submission->files) {
        const char *name = base_name(file->name);
        size_t size = strlen(name);
        if (answer.size < size + 2 || !text_starts(answer, name) || answer.data[size] != ':')
            continue;
        const char *digits = arena_copy(arena, answer.data + size + 1, answer.size - size - 1);
        char *end;
        long line = strtol(digits, &end, 10);
        if (*digits < '0' || *digits > '9' || line < 1 || line > MOST_LINES ||
            (*end && strncmp(end, " (discriminator ", 16) != 0) ||
            !source_line(file->data, line, &out_place->source))
            continue;
        out_place->file = text_shown(arena, text_of(name), MOST_NAME);
        out_place->line = (int)line;
        return true;
    }
    return false;
}

// The event that this frame belongs to: the last one before it that is none; a child's birth is
// told of with the stack of its parent. NULL where it is another process's.
static const struct event *event_before(const struct trace *trace, const struct event *frame) {
    const struct event *event = frame;
    while (event > trace->events.items && event->kind == EVENT_frame)
        event--;
    int process = event->kind == EVENT_birth ? event->other : event->process;
    return process == frame->process ? event : NULL;
}

// The system call of which an event tells.
static const char *call_of(const struct event *event) {
    switch (event->kind) {
    case EVENT_birth:
        return "clone";
    case EVENT_output:
        return "write";
    case EVENT_send:
        return "kill";
    case EVENT_sleep:
        return "clock_nanosleep";
    case EVENT_wait:
        return "wait4";
    case EVENT_waiting:
    case EVENT_fault:
    case EVENT_preempted:
        return event->word;
    default:
        return event_name(event->kind);
    }
}

static void add_place(struct arena *arena, struct evidence *evidence, const struct place *place) {
    const char *call = call_of(place->event);
    bool calls = call_name(call, place->source);
    // Who waits is somewhere in his own code; what is done at the end of main() is not.
    if (!calls && place->event->kind != EVENT_waiting && call_is_known(call))
        return;
    size_t count = evidence->places.count;
    struct place *last = count ? &evidence->places.items[count - 1] : NULL;
    if (!last || last->event != place->event)
        *ARRAY_ADD(arena, &evidence->places) = *place;
    else if (calls && !call_name(call, last->source))
        *last = *place;
}

void symbols_read(struct arena *arena, const struct symbols *symbols, struct text answers,
                  const struct submission *submission, struct evidence *evidence) {
    struct text answer;
    ARRAY_EACH(frame, &symbols->frames) {
        if (!text_next_line(&answers, &answer))
            return;
        struct place place = {.event = event_before(evidence->trace, *frame)};
        if (place.event && read_place(arena, answer, submission, &place))
            add_place(arena, evidence, &place);
    }
}

void symbols_find(struct arena *arena, const struct runner *runner, const struct planned_run *run,
                  const struct submission *submission, struct evidence *evidence) {
    struct symbols symbols;
    struct text text;
    struct trace trace;
    struct error ignored = {0};
    if (!symbols_plan(arena, run, evidence->trace, &symbols) ||
        !run_job(arena, runner, &symbols.job, &text, &trace, &ignored))
        return;
    struct str answers = {.arena = arena};
    ARRAY_EACH(event, &trace.events)
        if (event->kind == EVENT_output && strcmp(event->word, "stdout") == 0)
            str_add(&answers, event->data);
    symbols_read(arena, &symbols, str_text(&answers), submission, evidence);
}
