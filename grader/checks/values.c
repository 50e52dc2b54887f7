// SPDX-License-Identifier: MIT
// Values that stand in lines: how many, in which range, how different, the same as in other lines.
#include "describe.h"
#include "matched_lines.h"

#include <stdlib.h>
#include <string.h>

#define GROUP "value"

struct parameters {
    const struct pattern *lines, *same_as; // same_as: or NULL
    const char *like;
    struct optional_selector process;
    struct optional_integer count, from, to;
    int different;
    struct optional_bool in_order;
};

static const struct field fields[] = {
    {.key = "lines",
     .summary = "a pattern of the lines that count; its group (?<value>...) takes the value",
     .shape = &shape_pattern,
     .offset = offsetof(struct parameters, lines),
     .required = true},
    {.key = "like",
     .summary = "a line that matches it, which messages show in its place",
     .shape = &shape_string,
     .offset = offsetof(struct parameters, like)},
    {.key = "process",
     .summary = "whose lines alone; everybody's where it is not given",
     .shape = &shape_optional_selector,
     .offset = offsetof(struct parameters, process)},
    {.key = "count",
     .summary = "how many such lines there are; one or more where it is not given",
     .shape = &shape_optional_integer,
     .offset = offsetof(struct parameters, count),
     .least = 1,
     .most = 10000},
    {.key = "from",
     .summary = "every value is a whole number, and this or more",
     .shape = &shape_optional_integer,
     .offset = offsetof(struct parameters, from),
     .least = -1000000000,
     .most = 1000000000},
    {.key = "to",
     .summary = "every value is a whole number, and this or less",
     .shape = &shape_optional_integer,
     .offset = offsetof(struct parameters, to),
     .least = -1000000000,
     .most = 1000000000},
    {.key = "different",
     .summary = "at least so many different values",
     .shape = &shape_integer,
     .offset = offsetof(struct parameters, different),
     .least = 1,
     .most = 10000},
    {.key = "same_as",
     .summary = "a pattern of other lines with a group (?<value>...): they have the same values, "
                "each as often",
     .shape = &shape_pattern,
     .offset = offsetof(struct parameters, same_as)},
    {.key = "in_order",
     .summary = "true (the default): and in the same order",
     .shape = &shape_optional_bool,
     .offset = offsetof(struct parameters, in_order)},
    {0},
};

static const char *objection(const void *data) {
    const struct parameters *parameters = data;
    if (!pattern_has_group(parameters->lines, GROUP))
        return "the pattern of `lines` needs a group that takes the value, such as (?<" GROUP
               ">.*)";
    if (parameters->same_as && !pattern_has_group(parameters->same_as, GROUP))
        return "the pattern of `same_as` needs a group that takes the value, such as (?<" GROUP
               ">.*)";
    if (parameters->like && !pattern_matches(parameters->lines, text_of(parameters->like)))
        return "the example of `like` does not match the pattern of `lines`";
    if (parameters->from.given && parameters->to.given &&
        parameters->from.value > parameters->to.value)
        return "`from` is more than `to`";
    if (parameters->count.given && parameters->different > parameters->count.value)
        return "`different` is more than `count`";
    if (parameters->in_order.given && !parameters->same_as)
        return "`in_order` needs `same_as`: the lines whose order counts";
    return NULL;
}

// --- the rules: each gives a failure, or passes

struct question {
    const struct parameters *parameters;
    const struct evidence *evidence;
    struct matched_lines lines; // at least one
    const char *like;           // "`…`": one of them
    struct arena *arena;
};

static struct result failure(const struct matched_line *line, const char *expected,
                             const char *seen, const char *hint) {
    return (struct result){.outcome = OUTCOME_FAIL,
                           .expected = expected,
                           .seen = seen,
                           .process = line ? line->process->number : PROCESS_UNKNOWN,
                           .hint = hint};
}

// "`item 7`, printed by main"
static const char *describe_place(const struct question *question,
                                  const struct matched_line *line) {
    return arena_print(
        question->arena, "%s, printed by %s", describe_line(line->line.text, question->arena),
        process_describe(question->evidence, line->process->number, question->arena));
}

// In decimal; too large a number becomes INT64_MAX or INT64_MIN.
static bool parse_whole(struct text text, struct arena *arena, int64_t *out_number) {
    const char *digits = arena_copy(arena, text.data, text.size);
    size_t size = strspn(digits + (*digits == '-'), "0123456789");
    *out_number = strtoll(digits, NULL, 10);
    return size && size + (*digits == '-') == text.size;
}

static struct result judge_range(const struct question *question) {
    const struct parameters *parameters = question->parameters;
    struct arena *arena = question->arena;
    int64_t from = parameters->from.given ? parameters->from.value : INT64_MIN;
    int64_t to = parameters->to.given ? parameters->to.value : INT64_MAX;
    if (!parameters->from.given && !parameters->to.given)
        return result_pass();
    const char *range = !parameters->to.given ? arena_print(arena, "of %d or more", (int)from)
                        : !parameters->from.given
                            ? arena_print(arena, "of %d or less", (int)to)
                            : arena_print(arena, "from %d to %d", (int)from, (int)to);
    ARRAY_EACH(line, &question->lines) {
        int64_t number;
        if (parse_whole(line->value, arena, &number) && from <= number && number <= to)
            continue;
        return failure(
            line,
            arena_print(arena, "a whole number %s in every line like %s", range, question->like),
            arena_print(arena, "%s in the line %s", describe_line(line->value, arena),
                        describe_place(question, line)),
            "Look how the value is made: rand() % n is a number from 0 to n - 1.");
    }
    return result_pass();
}

// --- which values there are, and how often

static int compare_values(struct text a, struct text b) {
    size_t size = a.size < b.size ? a.size : b.size;
    int order = size ? memcmp(a.data, b.data, size) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

// By value; lines with the same one stay in their order.
static int compare(const void *a, const void *b) {
    const struct matched_line *left = a, *right = b;
    int order = compare_values(left->value, right->value);
    return order ? order : matched_line_compare(left, right);
}

static struct matched_lines sort(const struct matched_lines *lines, struct arena *arena) {
    struct matched_lines sorted = {0};
    ARRAY_EACH(line, lines)
        *ARRAY_ADD(arena, &sorted) = *line;
    if (sorted.count)
        qsort(sorted.items, sorted.count, sizeof *sorted.items, compare);
    return sorted;
}

static struct result judge_different(const struct question *question) {
    struct matched_lines sorted = sort(&question->lines, question->arena);
    size_t different = 1;
    for (size_t i = 1; i < sorted.count; i++)
        different += !text_equal(sorted.items[i - 1].value, sorted.items[i].value);
    if (different >= (size_t)question->parameters->different)
        return result_pass();
    return failure(
        question->lines.items,
        arena_print(question->arena, "at least %d different values in lines like %s",
                    question->parameters->different, question->like),
        arena_print(question->arena, "only %s in %s, such as %s",
                    describe_count((int64_t)different, "value", "values", question->arena),
                    describe_count((int64_t)sorted.count, "line", "lines", question->arena),
                    describe_line(question->lines.items->value, question->arena)),
        "Make a new value for each line; srand() is called once, and not before every rand().");
}

// --- the same as in other lines

// The first place where the values differ, or where one list ends; their common count: nowhere.
static size_t find_difference(const struct matched_lines *a, const struct matched_lines *b) {
    size_t i = 0;
    while (i < a->count && i < b->count && text_equal(a->items[i].value, b->items[i].value))
        i++;
    return i;
}

static int64_t count_value(const struct matched_lines *lines, struct text value) {
    int64_t count = 0;
    ARRAY_EACH(line, lines)
        count += text_equal(line->value, value);
    return count;
}

// Sorted, the lesser of two values that differ is the one that the other list lacks.
static struct result judge_stock(const struct question *question,
                                 const struct matched_lines *others, const char *expected) {
    struct arena *arena = question->arena;
    struct matched_lines mine = sort(&question->lines, arena), theirs = sort(others, arena);
    size_t i = find_difference(&mine, &theirs);
    if (i == mine.count && i == theirs.count)
        return result_pass();
    bool is_mine =
        i == theirs.count ||
        (i < mine.count && compare_values(mine.items[i].value, theirs.items[i].value) < 0);
    const struct matched_line *line = is_mine ? &mine.items[i] : &theirs.items[i];
    return failure(
        line, expected,
        arena_print(arena, "%s stands in %s like %s, and in %s of the others; one is %s",
                    describe_line(line->value, arena),
                    describe_count(count_value(&mine, line->value), "line", "lines", arena),
                    question->like,
                    describe_count(count_value(&theirs, line->value), "line", "lines", arena),
                    describe_place(question, line)),
        "Follow each value from the process that makes it to the one that prints it: none may be "
        "lost on the way, none doubled, none made up.");
}

static struct result judge_same(const struct question *question) {
    const struct parameters *parameters = question->parameters;
    struct arena *arena = question->arena;
    if (!parameters->same_as)
        return result_pass();
    bool in_order = !parameters->in_order.given || parameters->in_order.value;
    struct matched_lines others =
        matched_lines_read(question->evidence, parameters->same_as, GROUP, NULL, arena);
    struct text other =
        others.count ? others.items->line.text : text_of(parameters->same_as->source);
    const char *expected = arena_print(
        arena, "in lines like %s the same values as in lines like %s, each as often%s",
        question->like, describe_line(other, arena), in_order ? " and in the same order" : "");
    struct result result = judge_stock(question, &others, expected);
    size_t i = find_difference(&question->lines, &others);
    if (result.outcome == OUTCOME_FAIL || !in_order || i == others.count)
        return result;
    const struct matched_line *line = &question->lines.items[i];
    return failure(line, expected,
                   arena_print(arena, "value %zu is %s in %s, but %s in %s", i + 1,
                               describe_line(line->value, arena), describe_place(question, line),
                               describe_line(others.items[i].value, arena),
                               describe_place(question, &others.items[i])),
                   "The values are all there; what is put in first must come out first.");
}

static struct result judge(const void *data, const struct evidence *evidence, struct arena *arena) {
    static struct result (*const rules[])(const struct question *question) = {
        judge_range, judge_different, judge_same};
    const struct parameters *parameters = data;
    const char *like = parameters->like ? parameters->like : parameters->lines->source;
    const struct process *process = NULL;
    if (parameters->process.given) {
        process = selector_find(&parameters->process.selector, evidence);
        if (!process)
            return result_no_process(&parameters->process.selector,
                                     "a process that prints these lines", arena);
    }
    const struct question question = {
        .parameters = parameters,
        .evidence = evidence,
        .lines = matched_lines_read(evidence, parameters->lines, GROUP, process, arena),
        .like = describe_line(text_of(like), arena),
        .arena = arena};
    struct result result =
        matched_lines_judge_count(question.lines.count, parameters->count, like, arena);
    if (result.outcome == OUTCOME_FAIL && process)
        result.process = process->number;
    for (size_t i = 0; i < sizeof rules / sizeof *rules && result.outcome == OUTCOME_PASS; i++)
        result = rules[i](&question);
    return result;
}

const struct check_kind check_values = {
    .key = "values",
    .summary = "values in lines: how many, in which range, how different, the same as in others",
    .example = "{lines: 'got (?<value>\\d+)', from: 0, to: 9, same_as: 'sent (?<value>\\d+)'}",
    .fields = fields,
    .size = sizeof(struct parameters),
    .needs_end = true,
    .objection = objection,
    .judge = judge,
};
