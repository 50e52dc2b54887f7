// SPDX-License-Identifier: MIT
// Valgrind found nothing in the student's own source.
#include "describe.h"
#include "expectation.h"

#include <string.h>

static const struct field fields[] = {{0}};

static const struct {
    const char *kind, *hint;
} hints[] = {
    {"InvalidFree", "Free each block once, and only what malloc() and its kin returned."},
    {"InvalidRead",
     "Look at the size of the block and at the index, and whether it was freed before."},
    {"InvalidWrite", "Look at the size of the block and at the index; a string needs one byte more "
                     "for its final NUL."},
    {"Leak_DefinitelyLost", "Free the block while a pointer to it still exists, in every process: "
                            "fork() copies what was allocated before."},
    {"Leak_IndirectlyLost",
     "Free what a structure points to before you free the structure itself."},
    {"SyscallParam", "Give a value to every byte that you write, the padding of a struct too."},
    {"UninitCondition", "Give the variable a value on every path before you test it."},
    {"UninitValue", "Give the variable a value on every path before you use it."},
};

static const char *default_hint(const struct finding *finding) {
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (strcmp(finding->kind, hints[i].kind) == 0)
            return hints[i].hint;
    return "Run the program under valgrind --leak-check=full to see the whole story.";
}

// Without Valgrind's counting of its own records.
static const char *describe_what(const struct finding *finding, struct arena *arena) {
    const char *tail = strstr(finding->what, " in loss record");
    int size = tail ? (int)(tail - finding->what) : (int)strlen(finding->what);
    return arena_print(arena, "%.*s", size, finding->what);
}

static const char *describe_more(size_t more, struct arena *arena) {
    if (!more)
        return "";
    return arena_print(arena, ", and %s",
                       describe_count((int64_t)more, "more finding", "more findings", arena));
}

static struct result blame_for_report(const struct evidence *evidence, int process,
                                      const char *what, struct arena *arena) {
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = "a program that leaves Valgrind's reports alone",
        .seen = arena_print(arena, "%s %s", process_describe(evidence, process, arena), what),
        .process = process,
        .hint = "Valgrind writes into files of the work folder while the program runs. Do not "
                "remove, move or open files that the program has not made.",
    };
}

enum { MOST_GENERATIONS = 6 }; // then Valgrind has no descriptor left, and reports to stderr

static int generation(const struct evidence *evidence, const struct process *process) {
    int number = 0;
    while (number < MOST_GENERATIONS && process && process->number > 0) {
        process = evidence_process(evidence, process->parent);
        number++;
    }
    return number;
}

// Whoever ended by itself was let finish by Valgrind, which then finishes its report. Where
// processes start programs, one may have started Valgrind: that is what /proc/self/exe is.
static bool has_lost_report(const struct evidence *evidence, const struct process *process) {
    return process->ended && !process->signal && !process->reported &&
           !evidence_starts_programs(evidence) && generation(evidence, process) < MOST_GENERATIONS;
}

// Valgrind's tool makes its report before the program's first instruction.
static bool has_begun(const struct evidence *evidence) {
    ARRAY_EACH(event, &evidence->trace->events)
        if (event->kind == EVENT_exec && event->path.size &&
            memmem(event->path.data, event->path.size, "/valgrind/", sizeof "/valgrind/" - 1))
            return true;
    return false;
}

static struct result judge_reports(const struct evidence *evidence, struct arena *arena) {
    if (evidence->meddled)
        return blame_for_report(evidence, evidence->meddled->process,
                                "opened a report of Valgrind's for writing", arena);
    if (!has_begun(evidence))
        return (struct result){.outcome = OUTCOME_ERROR,
                               .expected = "Valgrind to run the program",
                               .seen = "it did not begin",
                               .process = 0};
    ARRAY_EACH(process, &evidence->processes)
        if (has_lost_report(evidence, process))
            return blame_for_report(
                evidence, process->number,
                "ended by itself, but Valgrind's report about it is missing or cut short", arena);
    return result_pass();
}

static struct result judge(const void *parameters, const struct evidence *evidence,
                           struct arena *arena) {
    (void)parameters;
    if (evidence->speaks_to_valgrind)
        return (struct result){
            .outcome = OUTCOME_FAIL,
            .expected = "a program that does not know whether Valgrind looks on",
            .seen = "it holds a client request, by which a program speaks to Valgrind and can "
                    "switch its reports off",
            .process = PROCESS_UNKNOWN,
            .hint = "Leave out valgrind.h and memcheck.h, and what comes from them.",
        };
    if (!evidence->findings.count)
        return judge_reports(evidence, arena);
    const struct finding *first = evidence->findings.items;
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = "no wrong use of memory and no block that is lost",
        .seen =
            arena_print(arena, "%s in %s, at %s:%d in %s()%s", describe_what(first, arena),
                        process_describe(evidence, first->process, arena), first->file, first->line,
                        first->function, describe_more(evidence->findings.count - 1, arena)),
        .process = first->process,
        .hint = default_hint(first),
    };
}

const struct check_kind check_no_memory_errors = {
    .key = "no_memory_errors",
    .summary = "no invalid access, no use of uninitialised values, no lost memory (by Valgrind)",
    .example = "{}",
    .fields = fields,
    .tool = TOOL_VALGRIND,
    .needs_end = true,
    .judge = judge,
};
