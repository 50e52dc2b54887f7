// SPDX-License-Identifier: MIT
// The program ended by itself, within its limits; where it did not, who waited on what.
#include "describe.h"
#include "expectation.h"
#include "waits.h"

#include <string.h>

static const struct field fields[] = {{0}};

static const char *describe_number(int64_t number, struct arena *arena) {
    return arena_print(arena, "%lld", (long long)number);
}

static const struct limit_words {
    const char *name;
    const char *(*value)(int64_t value, struct arena *arena);
    const char *expected, *seen, *hint; // in the first two, %s (if any) is the value
} limit_table[] = {
    {"wall", describe_duration, "the program to end within %s", "it still ran after %s",
     "Look at what each process waits for, and who should have ended that wait."},
    {"time", describe_duration, "the program to end within %s of its own time",
     "it still ran after %s of its own time",
     "Look for a loop that sleeps or waits again and again, or for a sleep that is too long."},
    {"deadlock", describe_number, "the program to go on until it ends",
     "all its processes wait for ever",
     "Look at what each process waits for, and who should have ended that wait."},
    {"cpu", describe_duration, "the program to need at most %s of processor time",
     "it computed for more than %s",
     "Look for a loop whose condition never becomes false, or one that asks again and again where "
     "it should wait."},
    {"memory", describe_size, "the program to need at most %s of memory",
     "its processes together used more than %s",
     "Look for an allocation inside a loop that is never freed."},
    {"processes", describe_number, "at most %s processes and threads at once",
     "it created more than %s of them",
     "After fork() in a loop the child goes through the rest of the loop too, and forks in its "
     "turn; "
     "it must leave the loop, for example by _exit()."},
    {"output", describe_size, "the program to print at most %s", "it printed more than %s",
     "Look for a loop that prints and never ends."},
    {"file_size", describe_size, "every file to be at most %s long",
     "it wrote a file longer than %s", "Look for a loop that writes and never ends."},
    {"trace", describe_size, "a run that can be recorded in %s",
     "its processes did so much that the record is longer than %s",
     "Look for a loop of reads, writes or other system calls that never ends."},
    {"hidden", describe_number, "programs that may be read, so that they can be watched",
     "it ran a program file without the right to read it", "Leave the file's rights as they are."},
};

// `format` comes from the table above.
static const char *fill(const char *format, const char *value, struct arena *arena) {
    const char *at = strstr(format, "%s");
    if (!at)
        return format;
    return arena_print(arena, "%.*s%s%s", (int)(at - format), format, value, at + 2);
}

static bool is_limit(const struct evidence *evidence, const char *name) {
    return strcmp(evidence->limit->word, name) == 0;
}

// Adds who waits where to the result.
static void explain(struct result *result, const struct evidence *evidence, struct arena *arena) {
    struct waits waits = waits_describe(evidence, arena);
    if (!waits.words)
        return;
    const char *lead = is_limit(evidence, "deadlock") ? waits.lead : result->seen;
    result->seen = arena_print(arena, "%s: %s", lead, waits.words);
    result->process = waits.process;
    if (waits.hint)
        result->hint = waits.hint;
}

static struct result over_limit(const struct evidence *evidence, struct arena *arena) {
    const struct event *limit = evidence->limit;
    struct result result = {.outcome = OUTCOME_FAIL, .process = limit->process};
    if (!evidence_process(evidence, limit->process))
        result.process = PROCESS_UNKNOWN;
    result.expected = "the program to end by itself";
    result.hint = "Look for a loop that never ends.";
    result.seen =
        arena_print(arena, "the limit `%s` of %lld was hit", limit->word, (long long)limit->amount);
    for (size_t i = 0; i < sizeof limit_table / sizeof *limit_table; i++) {
        const struct limit_words *words = &limit_table[i];
        if (strcmp(limit->word, words->name) != 0)
            continue;
        const char *value = words->value(limit->amount, arena);
        result.expected = fill(words->expected, value, arena);
        result.seen = fill(words->seen, value, arena);
        result.hint = words->hint;
    }
    if (is_limit(evidence, "wall") || is_limit(evidence, "time") || is_limit(evidence, "deadlock"))
        explain(&result, evidence, arena);
    return result;
}

static struct result judge(const void *parameters, const struct evidence *evidence,
                           struct arena *arena) {
    (void)parameters;
    const struct process *main_process = evidence_process(evidence, 0);
    if (evidence->limit)
        return over_limit(evidence, arena);
    if (main_process->ended && main_process->ended_by != PROCESS_GRADER)
        return result_pass();
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = "the program to end by itself",
        .seen = arena_print(arena, "main %s", describe_end(evidence, main_process, arena)),
        .process = 0,
        .hint = "Look at what main waits for.",
    };
}

const struct check_kind check_finishes = {
    .key = "finishes",
    .summary =
        "the program ended by itself, within its limits of time, memory, processes and output",
    .example = "{}",
    .fields = fields,
    .judge = judge,
};
