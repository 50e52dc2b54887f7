// SPDX-License-Identifier: MIT
// Which submissions of an exercise are alike, by sim_c of the package similarity-tester. It
// compares what kind of word follows which, so that other names, layout and comments hide nothing.
// Lines of the starter code are left out. What it finds is a hint and no verdict.
#pragma once

#include "class_results.h"
#include "starter.h"

enum { MOST_PAIRS = 50 }; // of an exercise that are kept

struct similar_pair {
    size_t exercise, first, second;       // second > first
    int first_in_second, second_in_first; // per cent of one that stands in the other; 0: less than
                                          // was asked for
};

struct similar_exercise {
    struct starter starter;
    ARRAY_OF(size_t) students; // whose sources are there
    ARRAY_OF(size_t) failed;   // of these, with whom sim_c did not come to an end in time
    ARRAY_OF(size_t) cut;      // of these, whose sources are too long: their beginning is compared
    size_t found;              // pairs, also those that are not kept
};

struct similarity {
    struct arena *arena;
    const char *folder; // private; NULL: sim_c is not installed, and nothing else is filled
    int threshold;      // per cent
    struct similar_exercise *exercises;
    size_t exercise_count, student_count;
    ARRAY_OF(struct similar_pair) pairs; // the most alike first
};

// Whether sim_c can be run here.
bool similarity_is_possible(struct arena *arena, bool *out_possible, struct error *err);

// `starters`: the folder with a folder of starter code for each exercise, or NULL.
bool similarity_begin(struct arena *arena, const struct class_results *results,
                      const char *starters, int threshold, struct similarity *out_similarity,
                      struct error *err);
// Puts the sources of a grade aside.
bool similarity_add(struct similarity *similarity, struct class_place place,
                    const struct grade *grade, struct arena *arena, struct error *err);
bool similarity_search(struct similarity *similarity, size_t exercise, struct error *err);
void similarity_close(struct similarity *similarity); // sorts the pairs
void similarity_end(const struct similarity *similarity);

// Lines, counted from 1, of which those of the first are like those of the second.
struct similar_run {
    size_t first_from, first_to, second_from, second_to;
};

typedef ARRAY_OF(struct similar_run) similar_runs;

// Of a pair; none where it took too long.
bool similarity_runs(const struct similarity *similarity, const struct similar_pair *pair,
                     struct arena *arena, similar_runs *out_runs, struct error *err);
