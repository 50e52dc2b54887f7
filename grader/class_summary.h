// SPDX-License-Identifier: MIT
// What a class did, in numbers: who got what, which checks failed, which orders found it. Pure.
#pragma once

#include "class_results.h"

// Of a student in an exercise.
struct class_cell {
    enum { CLASS_MISSING, CLASS_FAULTY, CLASS_GRADED } state; // faulty: it could not be graded
    int points, max_points;
};

struct class_student {
    const char *folder;         // hostile
    const char *full_name, *id; // or NULL
    struct class_cell *cells;   // by exercise
};

// A check of an exercise, in how many submissions it failed, and in how many it was judged at all.
struct class_check {
    size_t exercise;
    const char *id, *title;
    size_t failed, judged;
};

typedef ARRAY_OF(struct class_check) class_checks;

struct class_exercise {
    const char *name, *title;
    int max_points; // the most that a grade has
    class_checks checks;
};

// What failed under this schedule, and not in all orders.
struct class_schedule {
    const char *name;
    size_t submissions;
    struct class_place last;
    class_checks checks; // without `judged`
};

struct class_timing {
    struct class_place place;
    double seconds;
};

struct class_fault {
    struct class_place place;
    const char *message; // or NULL
};

struct class_summary {
    struct arena *arena;
    struct class_student *students;
    struct class_exercise *exercises;
    size_t student_count, exercise_count;
    ARRAY_OF(struct class_schedule) schedules; // once it is closed, by submissions
    class_checks failures;                     // once it is closed: all checks, by failure rate
    ARRAY_OF(struct class_timing) timings;     // once it is closed, the slowest first
    ARRAY_OF(struct class_fault) faults;
    size_t failed, failed_in_some; // checks; those in some orders only
};

void class_summary_begin(struct arena *arena, const struct class_results *results,
                         struct class_summary *out_summary);
// Keeps nothing of the grade and its verdict.
void class_summary_add(struct class_summary *summary, struct class_place place,
                       const struct grade *grade, const struct verdict *verdict);
void class_summary_close(struct class_summary *summary);

// A student's points in all exercises, those left out that could not be graded: then it is faulty.
struct class_cell class_summary_total(const struct class_summary *summary, size_t student);

// How points are distributed, in per cent; those that could not be graded are left out.
enum { CLASS_BINS = 11 }; // tenths; the last is all points
struct class_spread {
    size_t bins[CLASS_BINS], count;
    double mean, median;
};

// Of those that have a grade in this exercise; of all students in all exercises, where what is
// missing is worth nothing.
struct class_spread class_summary_spread(const struct class_summary *summary, size_t exercise);
struct class_spread class_summary_total_spread(const struct class_summary *summary);
