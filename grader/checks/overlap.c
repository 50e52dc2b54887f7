// SPDX-License-Identifier: MIT
// Whether several processes are at something at the same moment, in one run at the least: a pool
// whose workers take turns, or a lock held while its owner sleeps, passes every other check.
#include "describe.h"
#include "expectation.h"

struct parameters {
    const struct pattern *from, *to; // NULL: sleeps
    int at_least;                    // 0: 2
    ARRAY_OF(struct selector) processes;
};

// What one process was at. Sleeps are in microseconds of own time; work, which need not take any,
// in numbers of the trace's events.
struct span {
    const struct process *process;
    int64_t start, end;
};

struct spans {
    struct span *items;
    size_t count, capacity;
};

static const struct field process_item = {.shape = &shape_selector};
static const struct field fields[] = {
    {.key = "from",
     .summary = "a pattern of the line with which a process begins; without it and `to`, what "
                "counts are its sleeps",
     .shape = &shape_pattern,
     .offset = offsetof(struct parameters, from)},
    {.key = "to",
     .summary = "a pattern of the line with which it ends",
     .shape = &shape_pattern,
     .offset = offsetof(struct parameters, to)},
    {.key = "at_least",
     .summary = "how many of the processes at one moment; 2 where it is not given",
     .shape = &shape_integer,
     .offset = offsetof(struct parameters, at_least)},
    {.key = "processes",
     .summary = "which processes; all but main where it is not given",
     .shape = &shape_list,
     .offset = offsetof(struct parameters, processes),
     .item = &process_item,
     .item_size = sizeof(struct selector)},
    {0},
};

static const char *objection(const void *data) {
    const struct parameters *parameters = data;
    size_t count = parameters->processes.count;
    if (!parameters->from != !parameters->to)
        return "`from` and `to` belong together";
    if (parameters->at_least == 1 || parameters->at_least < 0)
        return "`at_least` must be 2 or more: one process overlaps with nobody";
    if (count && count < (size_t)(parameters->at_least ? parameters->at_least : 2))
        return "`processes` has fewer than `at_least`";
    return NULL;
}

static bool is_chosen(const struct parameters *parameters, const struct evidence *run,
                      const struct process *process) {
    if (!parameters->processes.count)
        return process->number != 0;
    return selectors_find(parameters->processes.items, parameters->processes.count, run, process);
}

// --- spans

static void add_sleeps(const struct evidence *run, const struct process *process,
                       struct arena *arena, struct spans *spans) {
    ARRAY_EACH(event, &run->trace->events) {
        if (event->kind != EVENT_sleep || event->process != process->number)
            continue;
        int64_t end;
        if (__builtin_add_overflow(event->time, event->amount, &end))
            end = INT64_MAX;
        bool cut = process->ended && process->died < end;
        *ARRAY_ADD(arena, spans) = (struct span){process, event->time, cut ? process->died : end};
    }
}

static void add_pairs(const struct parameters *parameters, const struct evidence *run,
                      const struct process *process, struct arena *arena, struct spans *spans) {
    struct lines lines = evidence_lines_of(run, process->number, arena);
    const struct line *begun = NULL;
    ARRAY_EACH(line, &lines) {
        if (pattern_matches(parameters->from, line->text))
            begun = line;
        else if (begun && pattern_matches(parameters->to, line->text)) {
            *ARRAY_ADD(arena, spans) =
                (struct span){process, (int64_t)begun->event, (int64_t)line->event};
            begun = NULL;
        }
    }
}

static struct spans find_spans(const struct parameters *parameters, const struct evidence *run,
                               struct arena *arena) {
    struct spans spans = {0};
    ARRAY_EACH(process, &run->processes)
        if (is_chosen(parameters, run, process)) {
            if (parameters->from)
                add_pairs(parameters, run, process, arena, &spans);
            else
                add_sleeps(run, process, arena, &spans);
        }
    return spans;
}

// How many spans of different processes contain this moment. The spans of one process lie side by
// side, as it does one thing at a time.
static int count_at(const struct spans *spans, int64_t moment) {
    int count = 0;
    const struct process *last = NULL;
    ARRAY_EACH(span, spans)
        if (span->start <= moment && moment < span->end && span->process != last) {
            last = span->process;
            count++;
        }
    return count;
}

// --- judging

static struct result judge(const void *data, const struct evidence *const *runs, size_t count,
                           struct arena *arena) {
    const struct parameters *parameters = data;
    int wanted = parameters->at_least ? parameters->at_least : 2, most = 0;
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        struct spans spans = find_spans(parameters, runs[i], arena);
        found += spans.count;
        ARRAY_EACH(span, &spans) {
            int together = count_at(&spans, span->start);
            most = together > most ? together : most;
        }
    }
    if (most >= wanted)
        return result_pass();
    const char *what = parameters->from ? "at work" : "asleep";
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = arena_print(arena, "%d processes %s at the same moment, in one run at least",
                                wanted, what),
        .seen = found ? arena_print(arena, "never more than %d at a time, in %s", most,
                                    describe_count((int64_t)count, "run", "runs", arena))
                      : arena_print(arena, "no process that was ever %s", what),
        .process = PROCESS_UNKNOWN,
        .hint = "The processes take turns: look for a lock that is held during the work itself, or "
                "a wait between two starts."};
}

const struct check_kind check_overlap = {
    .key = "overlap",
    .summary = "several processes sleep, or work, at the same moment in at least one run",
    .example = "{at_least: 2, processes: [1, 2]}",
    .fields = fields,
    .size = sizeof(struct parameters),
    .needs_end = true,
    .needs_clock = true,
    .objection = objection,
    .judge_together = judge,
};
