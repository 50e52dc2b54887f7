// SPDX-License-Identifier: MIT
// What a class did, in numbers.
#include "class_summary.h"

#include <stdlib.h>
#include <string.h>

static const char *copy(const struct class_summary *summary, const char *words) {
    return words ? arena_copy(summary->arena, words, strlen(words)) : NULL;
}

void class_summary_begin(struct arena *arena, const struct class_results *results,
                         struct class_summary *out_summary) {
    size_t students = results->student_count, exercises = results->exercise_count;
    *out_summary = (struct class_summary){
        .arena = arena,
        .students = arena_alloc(arena, students * sizeof *out_summary->students),
        .exercises = arena_alloc(arena, exercises * sizeof *out_summary->exercises),
        .student_count = students,
        .exercise_count = exercises,
    };
    for (size_t i = 0; i < students; i++)
        out_summary->students[i] = (struct class_student){
            .folder = results->students[i],
            .cells = arena_alloc(arena, exercises * sizeof(struct class_cell))};
    for (size_t i = 0; i < exercises; i++)
        out_summary->exercises[i] =
            (struct class_exercise){.name = results->exercises[i], .title = results->exercises[i]};
}

// --- adding a grade

static struct class_check *find_check(const struct class_summary *summary, class_checks *list,
                                      size_t exercise, const struct check_verdict *check) {
    const char *id = check->id ? check->id : "";
    ARRAY_EACH(known, list)
        if (known->exercise == exercise && strcmp(known->id, id) == 0)
            return known;
    struct class_check *new = ARRAY_ADD(summary->arena, list);
    *new = (struct class_check){.exercise = exercise,
                                .id = copy(summary, id),
                                .title = copy(summary, check->title ? check->title : id)};
    return new;
}

static struct class_schedule *find_schedule(struct class_summary *summary, const char *name) {
    ARRAY_EACH(known, &summary->schedules)
        if (strcmp(known->name, name) == 0)
            return known;
    struct class_schedule *new = ARRAY_ADD(summary->arena, &summary->schedules);
    *new = (struct class_schedule){.name = copy(summary, name), .last = {SIZE_MAX, SIZE_MAX}};
    return new;
}

static void count_find(struct class_summary *summary, struct class_place place,
                       const struct check_verdict *check) {
    struct class_schedule *schedule = find_schedule(summary, check->schedule);
    bool again =
        schedule->last.student == place.student && schedule->last.exercise == place.exercise;
    schedule->submissions += !again;
    schedule->last = place;
    find_check(summary, &schedule->checks, place.exercise, check)->failed++;
}

static void count_check(struct class_summary *summary, struct class_place place,
                        const struct check_verdict *check) {
    struct class_exercise *exercise = &summary->exercises[place.exercise];
    struct class_check *counted = find_check(summary, &exercise->checks, place.exercise, check);
    bool failed = check->outcome == OUTCOME_FAIL;
    counted->judged += failed || check->outcome == OUTCOME_PASS;
    counted->failed += failed;
    summary->failed += failed;
    if (!failed || !check->schedule)
        return;
    summary->failed_in_some++;
    count_find(summary, place, check);
}

static const char *why_faulty(const struct verdict *verdict) {
    ARRAY_EACH(check, &verdict->checks)
        if (check->outcome == OUTCOME_ERROR)
            return check->result.seen ? check->result.seen : check->message;
    return NULL;
}

void class_summary_add(struct class_summary *summary, struct class_place place,
                       const struct grade *grade, const struct verdict *verdict) {
    struct class_student *student = &summary->students[place.student];
    struct class_exercise *exercise = &summary->exercises[place.exercise];
    bool faulty = grade->outcome == OUTCOME_ERROR;
    student->cells[place.exercise] = (struct class_cell){
        faulty ? CLASS_FAULTY : CLASS_GRADED, faulty ? 0 : grade->points, grade->max_points};
    if (!student->full_name)
        student->full_name = copy(summary, grade->full_name);
    if (!student->id)
        student->id = copy(summary, grade->id);
    if (exercise->title == exercise->name && verdict->title)
        exercise->title = copy(summary, verdict->title);
    if (grade->max_points > exercise->max_points)
        exercise->max_points = grade->max_points;
    ARRAY_EACH(check, &verdict->checks)
        count_check(summary, place, check);
    *ARRAY_ADD(summary->arena, &summary->timings) = (struct class_timing){place, grade->seconds};
    if (faulty)
        *ARRAY_ADD(summary->arena, &summary->faults) =
            (struct class_fault){place, copy(summary, why_faulty(verdict))};
}

// --- closing

static int compare_numbers(double a, double b) { return (a > b) - (a < b); }

static int compare_places(struct class_place a, struct class_place b) {
    int order = compare_numbers((double)a.student, (double)b.student);
    return order ? order : compare_numbers((double)a.exercise, (double)b.exercise);
}

static int compare_checks(const struct class_check *a, const struct class_check *b) {
    int order = compare_numbers((double)a->exercise, (double)b->exercise);
    return order ? order : strcmp(a->id, b->id);
}

static double rate(const struct class_check *check) {
    return check->judged ? (double)check->failed / (double)check->judged : -1;
}

static int by_failed(const void *a, const void *b) {
    const struct class_check *first = a, *second = b;
    int order = compare_numbers((double)second->failed, (double)first->failed);
    return order ? order : compare_checks(first, second);
}

static int by_rate(const void *a, const void *b) {
    int order = compare_numbers(rate(b), rate(a));
    return order ? order : by_failed(a, b);
}

static int by_submissions(const void *a, const void *b) {
    const struct class_schedule *first = a, *second = b;
    int order = compare_numbers((double)second->submissions, (double)first->submissions);
    return order ? order : strcmp(first->name, second->name);
}

static int by_seconds(const void *a, const void *b) {
    const struct class_timing *first = a, *second = b;
    int order = compare_numbers(second->seconds, first->seconds);
    return order ? order : compare_places(first->place, second->place);
}

#define SORT(list, compare)                                                                        \
    do {                                                                                           \
        if ((list)->count)                                                                         \
            qsort((list)->items, (list)->count, sizeof *(list)->items, compare);                   \
    } while (false)

void class_summary_close(struct class_summary *summary) {
    for (size_t i = 0; i < summary->exercise_count; i++)
        ARRAY_EACH(check, &summary->exercises[i].checks)
            *ARRAY_ADD(summary->arena, &summary->failures) = *check;
    ARRAY_EACH(schedule, &summary->schedules)
        SORT(&schedule->checks, by_failed);
    SORT(&summary->failures, by_rate);
    SORT(&summary->schedules, by_submissions);
    SORT(&summary->timings, by_seconds);
}

// --- how points are distributed

struct class_cell class_summary_total(const struct class_summary *summary, size_t student) {
    struct class_cell total = {.state = CLASS_GRADED};
    for (size_t i = 0; i < summary->exercise_count; i++) {
        const struct class_cell *cell = &summary->students[student].cells[i];
        if (cell->state == CLASS_FAULTY)
            total.state = CLASS_FAULTY;
        else
            total.max_points += summary->exercises[i].max_points;
        total.points += cell->points;
    }
    return total;
}

static int ascending(const void *a, const void *b) {
    return compare_numbers(*(const double *)a, *(const double *)b);
}

// Sorts them.
static struct class_spread spread_of(double *parts, size_t count) {
    struct class_spread spread = {.count = count};
    double sum = 0;
    if (!count)
        return spread;
    qsort(parts, count, sizeof *parts, ascending);
    for (size_t i = 0; i < count; i++) {
        int bin = (int)(parts[i] * (CLASS_BINS - 1));
        spread.bins[bin < 0 ? 0 : bin < CLASS_BINS ? bin : CLASS_BINS - 1]++;
        sum += parts[i];
    }
    spread.mean = 100 * sum / (double)count;
    spread.median = 50 * (parts[(count - 1) / 2] + parts[count / 2]);
    return spread;
}

static void add_part(struct class_cell cell, double *parts, size_t *count) {
    if (cell.state == CLASS_GRADED && cell.max_points > 0)
        parts[(*count)++] = (double)cell.points / cell.max_points;
}

struct class_spread class_summary_spread(const struct class_summary *summary, size_t exercise) {
    CLEANUP_ARENA struct arena arena = {0};
    double *parts = arena_alloc(&arena, summary->student_count * sizeof *parts);
    size_t count = 0;
    for (size_t i = 0; i < summary->student_count; i++)
        add_part(summary->students[i].cells[exercise], parts, &count);
    return spread_of(parts, count);
}

struct class_spread class_summary_total_spread(const struct class_summary *summary) {
    CLEANUP_ARENA struct arena arena = {0};
    double *parts = arena_alloc(&arena, summary->student_count * sizeof *parts);
    size_t count = 0;
    for (size_t i = 0; i < summary->student_count; i++)
        add_part(class_summary_total(summary, i), parts, &count);
    return spread_of(parts, count);
}
