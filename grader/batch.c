// SPDX-License-Identifier: MIT
// Grades a class: a child a student, which writes each grade as soon as it is made.
#include "batch.h"

#include "batch_targets.h"

#include "base/fs.h"
#include "base/owner.h"
#include "base/pool.h"
#include "base/proc.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ATTEMPTS = 3 };

// The class, while it is graded.
struct hall {
    struct batch *batch;
    struct progress progress;
};

// --- one student, in a child

struct seat {
    struct arena *arena;
    const struct batch *batch;
    const struct student *student;
    struct arena *out; // of the rows
    batch_rows rows;
    bool halted; // nothing can be written: what is graded from here on would be lost
};

// A copy of the row, for the parent.
static void tell(struct seat *seat, const struct batch_row *row) {
    struct batch_row *told = ARRAY_ADD(seat->out, &seat->rows);
    *told = *row;
    told->student = text_shown(seat->out, text_of(seat->student->name), SIZE_MAX);
    told->changes = arena_print(seat->out, "%s", row->changes ? row->changes : "");
    told->words = row->words ? text_shown(seat->out, text_of(row->words), SIZE_MAX) : "";
}

static const char *id_of(const json_t *check) {
    return json_string_value(json_object_get(check, "id"));
}

static const json_t *check_in(const json_t *result, const char *id) {
    size_t i;
    const json_t *check;
    json_array_foreach(json_object_get(result, "checks"), i, check) {
        const char *own = id_of(check);
        if (own && strcmp(own, id) == 0)
            return check;
    }
    return NULL;
}

static int points_of(const json_t *check) {
    return (int)json_integer_value(json_object_get(check, "points"));
}

static int most_of(const json_t *check) {
    return (int)json_integer_value(json_object_get(check, "max_points"));
}

static bool fails_check(const struct grade *old, const char *id) {
    const json_t *check = check_in(old->result, id);
    const char *outcome = json_string_value(json_object_get(check, "outcome"));
    return outcome && strcmp(outcome, outcome_name(OUTCOME_FAIL)) == 0;
}

static bool is_same(const struct grade_keys *a, const struct grade_keys *b) {
    return strcmp(a->submission, b->submission) == 0 &&
           strcmp(a->specification, b->specification) == 0 && strcmp(a->grader, b->grader) == 0 &&
           strcmp(a->sandbox, b->sandbox) == 0;
}

// `old`: NULL where there is none.
static enum fate decide(const struct batch_wish *wish, const struct grade *old,
                        const struct grade_keys *keys) {
    if (wish->check)
        return old && fails_check(old, wish->check) ? FATE_GRADED : FATE_PASSED_OVER;
    if (wish->only_failed)
        return !old || old->points < old->max_points || old->outcome == OUTCOME_ERROR
                   ? FATE_GRADED
                   : FATE_PASSED_OVER;
    bool holds = old && old->outcome != OUTCOME_ERROR && is_same(&old->keys, keys);
    return holds && !wish->anew ? FATE_USED_AGAIN : FATE_GRADED;
}

// What it earned; also of how many, where that is another number than before.
static const char *score_of(struct arena *arena, const json_t *check, bool whole) {
    return !check  ? "none"
           : whole ? arena_print(arena, "%d/%d", points_of(check), most_of(check))
                   : arena_print(arena, "%d", points_of(check));
}

// NULL: there is no such check.
static void tell_change(const char *id, const json_t *before, const json_t *after,
                        struct str *words) {
    bool other_most = most_of(before) != most_of(after), whole = before && after && other_most;
    if (points_of(before) != points_of(after) || other_most)
        str_print(words, "%s%s %s -> %s", words->size ? ", " : "", id,
                  score_of(words->arena, before, whole), score_of(words->arena, after, whole));
}

// "squares 2 -> 0, status 0/1 -> 0/2, words 1 -> none".
static const char *compare(const struct seat *seat, const struct grade *old, const json_t *result) {
    struct str words = {.arena = seat->arena};
    size_t i;
    const json_t *check;
    str_add(&words, TEXT(""));
    json_array_foreach(json_object_get(result, "checks"), i, check) {
        tell_change(id_of(check), check_in(old->result, id_of(check)), check, &words);
    }
    json_array_foreach(json_object_get(old->result, "checks"), i, check) {
        if (id_of(check) && !check_in(result, id_of(check)))
            tell_change(id_of(check), check, NULL, &words);
    }
    return words.data;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

// What the machine did wrong once, it may do right the next time; what the program does it does
// again.
static bool grade_patiently(const struct seat *seat, const struct target *target,
                            struct verdict *verdict, struct error *err) {
    for (int attempt = 1;; attempt++) {
        if (!grading_run(seat->arena, seat->batch->grading, target, verdict, err))
            return false;
        if (verdict->outcome != OUTCOME_ERROR || attempt == ATTEMPTS)
            return true;
    }
}

// The first words of what went wrong.
static const char *trouble_of(const struct verdict *verdict) {
    ARRAY_EACH(check, &verdict->checks)
        if (check->outcome == OUTCOME_ERROR && check->message)
            return check->message;
    return "it could not be graded";
}

static bool keep(struct seat *seat, struct grade *grade, struct verdict *verdict,
                 struct error *err) {
    verdict->submission = grade->student; // wherever it lies
    grade->result = report_object(seat->arena, verdict);
    verdict_hide(verdict, seat->arena);
    grade->shown = report_object(seat->arena, verdict);
    if (json_equal(grade->shown, grade->result)) {
        json_decref(grade->shown);
        grade->shown = json_null();
    }
    seat->halted =
        !seat->batch->wish.dry && !grade_write(seat->arena, seat->batch->results, grade, err);
    return !seat->halted;
}

// False: this grade could not be made.
static bool make_grade(struct seat *seat, const struct target *target, struct grade *grade,
                       const struct grade *old, struct batch_row *row, struct error *err) {
    struct verdict verdict;
    struct grade_keys after;
    json_t *sources;
    double begin = now();
    if (!grade_patiently(seat, target, &verdict, err) ||
        !fingerprint_target(seat->arena, target, &after, &sources, err))
        return false;
    json_decref(sources);
    if (strcmp(after.submission, grade->keys.submission) != 0)
        return error_set(err, BLAME_GRADER, "it was changed while it was graded");
    grade->seconds = now() - begin;
    row->points = verdict.points;
    row->max_points = verdict.max_points;
    if (verdict.outcome == OUTCOME_ERROR) {
        row->fate = FATE_BROKEN;
        row->words = trouble_of(&verdict);
    }
    if (!keep(seat, grade, &verdict, err))
        return false;
    if (old && old->outcome != OUTCOME_ERROR && verdict.outcome != OUTCOME_ERROR) {
        row->points_before = old->points;
        row->changes = compare(seat, old, grade->result);
    }
    json_decref(grade->result);
    json_decref(grade->shown);
    return true;
}

static bool work_on(struct seat *seat, const struct target *target, struct error *err) {
    CLEANUP_ARENA struct arena arena = {0};
    seat->arena = &arena;
    const struct batch *batch = seat->batch;
    const char *exercise = target->spec->exercise;
    struct error ignored;
    struct grade grade = {.student = seat->student->name,
                          .full_name = seat->student->full_name,
                          .id = seat->student->id,
                          .exercise = exercise,
                          .keys = {.grader = batch->grader, .sandbox = batch->sandbox}};
    CLEANUP_GRADE struct grade old = {0};
    struct batch_row row = {.exercise = exercise, .points_before = -1};
    bool has_old =
        grade_read(seat->arena, batch->results, seat->student->name, exercise, &old, &ignored);
    bool good = fingerprint_target(seat->arena, target, &grade.keys, &grade.sources, err);
    if (good) {
        row.fate = decide(&batch->wish, has_old ? &old : NULL, &grade.keys);
        row.points = old.points;
        row.max_points = old.max_points;
        good = row.fate != FATE_GRADED ||
               make_grade(seat, target, &grade, has_old ? &old : NULL, &row, err);
        json_decref(grade.sources);
    }
    if (proc_interrupted || seat->halted)
        return false;
    if (!good) {
        row.fate = FATE_BROKEN;
        row.words = err->text;
    }
    tell(seat, &row);
    return true;
}

static const struct student *student_at(const struct batch *batch, size_t task) {
    return &batch->class->students.items[task * batch->shards + batch->shard];
}

static void tell_ungraded(struct seat *seat, const char *exercise, enum fate fate,
                          const char *words) {
    tell(seat, &(struct batch_row){
                   .exercise = exercise, .fate = fate, .points_before = -1, .words = words});
}

static bool is_target(const struct targets *targets, const char *exercise) {
    ARRAY_EACH(target, &targets->list)
        if (strcmp(target->spec->exercise, exercise) == 0)
            return true;
    return false;
}

// The student's grades in exercises that are asked for, beside those of the targets.
static void tell_left(struct seat *seat, const struct targets *targets) {
    const struct batch *batch = seat->batch;
    const char **names = grade_exercises(seat->out, batch->results, seat->student->name);
    for (; names && *names; names++)
        if (batch_means(batch, *names) && !is_target(targets, *names))
            tell_ungraded(seat, *names, FATE_LEFT,
                          arena_print(seat->out, "%s/%s/%s.json", batch->results,
                                      seat->student->name, *names));
}

static bool work_on_all(struct seat *seat, struct intake *intake, struct error *err) {
    struct targets targets = {0};
    if (!batch_targets(seat->batch, seat->student, intake, &targets, err)) {
        enum fate fate = err->blame == BLAME_AUTHOR ? FATE_UNKNOWN : FATE_BROKEN;
        tell_ungraded(seat, NULL, fate, err->text);
        if (fate == FATE_UNKNOWN)
            tell_left(seat, &(struct targets){0});
        return !proc_interrupted;
    }
    ARRAY_EACH(target, &targets.list) {
        const char *doubt = batch_doubt(seat->out, &targets, target);
        if (doubt && *doubt)
            tell_ungraded(seat, target->spec->exercise, FATE_UNKNOWN, doubt);
        else if (!doubt && !work_on(seat, target, err))
            return false;
    }
    tell_left(seat, &targets);
    return true;
}

// So that who handed in nothing that is known is in the class all the same.
static bool make_folder(const struct seat *seat, struct error *err) {
    return seat->batch->wish.dry ||
           fs_make_folders(fs_join(seat->arena, seat->batch->results, seat->student->name), err);
}

static bool work(void *context, size_t task, struct str *out, struct error *err) {
    const struct batch *batch = ((const struct hall *)context)->batch;
    struct seat seat = {
        .arena = out->arena, .batch = batch, .student = student_at(batch, task), .out = out->arena};
    struct intake intake = {.arena = out->arena};
    if (!make_folder(&seat, err))
        return false;
    bool good = work_on_all(&seat, &intake, err);
    intake_end(&intake);
    batch_rows_write(&seat.rows, out);
    return good;
}

// --- the class, here

static bool take(void *context, size_t task, struct text result, struct error *err) {
    struct hall *hall = context;
    if (!batch_rows_read(hall->batch->arena, result, &hall->batch->rows))
        return error_set(err, BLAME_GRADER, "%s: what came back of the grading is incomplete",
                         student_at(hall->batch, task)->name);
    progress_show(&hall->progress, ++hall->batch->done, "");
    return true;
}

// What kills it is most often the machine's want of memory, which may be over.
static bool retry(void *context, size_t task, unsigned deaths, const char *words) {
    struct hall *hall = context;
    struct batch *batch = hall->batch;
    owner_end_left();
    fs_remove_left();
    if (deaths < ATTEMPTS)
        return true;
    const char *student = student_at(batch, task)->name;
    *ARRAY_ADD(batch->arena, &batch->rows) = (struct batch_row){
        .student = text_shown(batch->arena, text_of(student), SIZE_MAX),
        .fate = FATE_BROKEN,
        .points_before = -1,
        .changes = "",
        .words = words,
    };
    progress_show(&hall->progress, ++batch->done, "");
    return false;
}

static const char *name(const void *context, size_t task) {
    return student_at(((const struct hall *)context)->batch, task)->name;
}

size_t batch_count(const struct batch *batch) {
    size_t all = batch->class->students.count;
    return all > batch->shard ? (all - batch->shard - 1) / batch->shards + 1 : 0;
}

static int by_name(const void *name, const void *student) {
    return strcmp(name, ((const struct student *)student)->name);
}

// The grades of who is not in the class any more: the first shard tells of all of them.
static void tell_gone(struct batch *batch) {
    const struct class *class = batch->class;
    const char **names = batch->shard ? NULL : grade_students(batch->arena, batch->results);
    for (; names && *names; names++) {
        struct student student = {.name = *names};
        struct seat seat = {.batch = batch, .student = &student, .out = batch->arena};
        if (bsearch(*names, class->students.items, class->students.count, sizeof student, by_name))
            continue;
        tell_left(&seat, &(struct targets){0});
        ARRAY_EACH(row, &seat.rows)
            *ARRAY_ADD(batch->arena, &batch->rows) = *row;
    }
}

bool batch_run(struct batch *batch, struct error *err) {
    struct hall hall = {.batch = batch};
    const struct pool pool = {batch_count(batch), batch->jobs, &hall, work, take, name, retry};
    hall.progress = progress_begin("grading students", pool.tasks, !batch->quiet);
    progress_show(&hall.progress, 0, "");
    bool good = pool_run(batch->arena, &pool, err);
    progress_end(&hall.progress);
    tell_gone(batch);
    batch_rows_sort(&batch->rows);
    return good;
}
