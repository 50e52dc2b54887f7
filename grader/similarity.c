// SPDX-License-Identifier: MIT
// Which submissions of an exercise are alike.
//
// Theory of operation: sim_c is asked once for all submissions of an exercise. Its time grows with
// the cube of what repeats itself in two of them, so that two students could keep it busy for ever.
// Where the time is up (or sim_c dies), each half is compared with the whole by itself, until those
// are found with whom it is not done in time; they are named.
#include "similarity.h"

#include "base/fs.h"
#include "base/proc.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum {
    MOST_BYTES = 64 * 1024, // of a submission; of what is behind nothing is compared
    MOST_OUTPUT = 16 * 1024 * 1024,
    MICROSECONDS_EACH = 200 * 1000, // and
    MICROSECONDS_ALWAYS = 2 * 1000 * 1000,
    NOT_FOUND = 127,
};

// --- sim_c

static bool ask(struct arena *arena, const char *const *arguments, const char *folder,
                struct text input, int64_t wall, struct proc_result *out_result,
                struct error *err) {
    struct proc_request request = {.arguments = arguments,
                                   .folder = folder,
                                   .input = input,
                                   .wall = wall,
                                   .output = MOST_OUTPUT};
    return proc_run(arena, &request, out_result, err);
}

bool similarity_is_possible(struct arena *arena, bool *out_possible, struct error *err) {
    static const char *const arguments[] = {"sim_c", "-v", NULL};
    struct proc_result result;
    if (!ask(arena, arguments, NULL, TEXT(""), MICROSECONDS_ALWAYS, &result, err))
        return false;
    *out_possible = !(WIFEXITED(result.status) && WEXITSTATUS(result.status) == NOT_FOUND);
    return true;
}

static const char *folder_of(struct arena *arena, const struct similarity *similarity,
                             size_t exercise) {
    return arena_print(arena, "%s/%zu", similarity->folder, exercise);
}

// --- what is compared

bool similarity_begin(struct arena *arena, const struct class_results *results,
                      const char *starters, int threshold, struct similarity *out_similarity,
                      struct error *err) {
    bool possible;
    *out_similarity = (struct similarity){.arena = arena, .threshold = threshold};
    if (!similarity_is_possible(arena, &possible, err))
        return false;
    if (!possible)
        return true;
    out_similarity->exercise_count = results->exercise_count;
    out_similarity->student_count = results->student_count;
    out_similarity->exercises =
        arena_alloc(arena, results->exercise_count * sizeof *out_similarity->exercises);
    if (!fs_make_temporary(arena, &out_similarity->folder, err))
        return false;
    for (size_t i = 0; i < results->exercise_count; i++)
        if (!starter_read(arena, starters, results->exercises[i],
                          &out_similarity->exercises[i].starter, err) ||
            !fs_make_folders(folder_of(arena, out_similarity, i), err))
            return false;
    return true;
}

// For sim_c, which reads plain ASCII best: other letters are those of names.
static void add_plain(struct text line, struct str *out) {
    for (size_t i = 0; i < line.size; i++) {
        unsigned char byte = (unsigned char)line.data[i];
        char plain = byte >= 0x80 ? '_' : byte < ' ' || byte == 0x7f ? ' ' : (char)byte;
        str_add(out, (struct text){&plain, 1});
    }
}

bool similarity_add(struct similarity *similarity, struct class_place place,
                    const struct grade *grade, struct arena *arena, struct error *err) {
    if (!similarity->folder)
        return true;
    struct similar_exercise *exercise = &similarity->exercises[place.exercise];
    source_lines lines = starter_compare(arena, &exercise->starter, grade->sources);
    struct str plain = {.arena = arena};
    ARRAY_EACH(line, &lines) {
        if (!line->given)
            add_plain(line->text, &plain);
        str_add(&plain, TEXT("\n"));
    }
    if (!plain.size)
        return true;
    if (plain.size > MOST_BYTES) {
        plain.size = MOST_BYTES;
        *ARRAY_ADD(similarity->arena, &exercise->cut) = place.student;
    }
    *ARRAY_ADD(similarity->arena, &exercise->students) = place.student;
    return fs_write(
        arena_print(arena, "%s/%zu", folder_of(arena, similarity, place.exercise), place.student),
        str_text(&plain), err);
}

// --- comparing all with all

// One exercise while it is compared.
struct search {
    struct similarity *similarity;
    struct similar_exercise *exercise;
    const char *folder;
    unsigned char *percents; // of a row's student that stands in a column's
};

static void take_line(const struct search *search, struct text line) {
    CLEANUP_ARENA struct arena arena = {0};
    const size_t count = search->similarity->student_count;
    size_t row, column;
    int percent;
    if (sscanf(arena_copy(&arena, line.data, line.size), "%zu consists for %d %% of %zu material",
               &row, &percent, &column) == 3 &&
        row < count && column < count && percent > 0 && percent <= 100)
        search->percents[row * count + column] = (unsigned char)percent;
}

// What sim_c reads on its standard input: those to be compared with all, and behind the "/" the
// others.
static struct text list_names(const struct similar_exercise *exercise, size_t from, size_t to,
                              struct arena *arena) {
    struct str names = {.arena = arena};
    for (size_t i = from; i < to; i++)
        str_print(&names, "%zu\n", exercise->students.items[i]);
    if (to - from < exercise->students.count)
        str_add(&names, TEXT("/\n"));
    for (size_t i = 0; i < exercise->students.count; i++)
        if (i < from || i >= to)
            str_print(&names, "%zu\n", exercise->students.items[i]);
    return str_text(&names);
}

static bool compare(struct search *search, size_t from, size_t to, struct error *err) {
    CLEANUP_ARENA struct arena arena = {0};
    const char *threshold = arena_print(&arena, "%d", search->similarity->threshold);
    const char *const arguments[] = {"sim_c", "-i", "-T", "-a",      "-e",
                                     "-p",    "-u", "-t", threshold, NULL};
    const struct text names = list_names(search->exercise, from, to, &arena);
    struct proc_result result;
    struct text rest, line;
    int64_t wall = MICROSECONDS_ALWAYS + (int64_t)(to - from) * MICROSECONDS_EACH;
    if (!ask(&arena, arguments, search->folder, names, wall, &result, err))
        return false;
    bool failed = result.timed_out || result.overflowed || result.status;
    if (failed && to - from > 1) {
        size_t middle = from + (to - from) / 2;
        return compare(search, from, middle, err) && compare(search, middle, to, err);
    }
    if (failed)
        *ARRAY_ADD(search->similarity->arena, &search->exercise->failed) =
            search->exercise->students.items[from];
    for (rest = result.output; text_next_line(&rest, &line);)
        take_line(search, line);
    return true;
}

static int larger(const struct similar_pair *pair) {
    return pair->first_in_second > pair->second_in_first ? pair->first_in_second
                                                         : pair->second_in_first;
}

static int by_likeness(const void *a, const void *b) {
    const struct similar_pair *x = a, *y = b;
    int order = larger(y) - larger(x);
    if (!order)
        order = y->first_in_second + y->second_in_first - x->first_in_second - x->second_in_first;
    if (!order)
        order = (x->exercise > y->exercise) - (x->exercise < y->exercise);
    if (!order)
        order = (x->first > y->first) - (x->first < y->first);
    return order ? order : (x->second > y->second) - (x->second < y->second);
}

typedef ARRAY_OF(struct similar_pair) pair_list;

static pair_list list_pairs(const struct search *search, size_t exercise, struct arena *arena) {
    const size_t count = search->similarity->student_count;
    pair_list pairs = {0};
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++) {
            struct similar_pair pair = {exercise, i, k, search->percents[i * count + k],
                                        search->percents[k * count + i]};
            if (larger(&pair))
                *ARRAY_ADD(arena, &pairs) = pair;
        }
    if (pairs.count)
        qsort(pairs.items, pairs.count, sizeof *pairs.items, by_likeness);
    return pairs;
}

bool similarity_search(struct similarity *similarity, size_t exercise, struct error *err) {
    CLEANUP_ARENA struct arena arena = {0};
    const size_t count = similarity->student_count;
    struct search search = {similarity, &similarity->exercises[exercise],
                            folder_of(&arena, similarity, exercise),
                            arena_alloc(&arena, count * count)};
    if (search.exercise->students.count > 1 &&
        !compare(&search, 0, search.exercise->students.count, err))
        return false;
    pair_list pairs = list_pairs(&search, exercise, &arena);
    search.exercise->found = pairs.count;
    for (size_t i = 0; i < pairs.count && i < MOST_PAIRS; i++)
        *ARRAY_ADD(similarity->arena, &similarity->pairs) = pairs.items[i];
    return true;
}

void similarity_close(struct similarity *similarity) {
    if (similarity->pairs.count)
        qsort(similarity->pairs.items, similarity->pairs.count, sizeof *similarity->pairs.items,
              by_likeness);
}

void similarity_end(const struct similarity *similarity) {
    if (similarity->folder)
        fs_remove_tree(similarity->folder);
}

// --- a pair

bool similarity_runs(const struct similarity *similarity, const struct similar_pair *pair,
                     struct arena *arena, similar_runs *out_runs, struct error *err) {
    const char *first = arena_print(arena, "%zu", pair->first);
    const char *second = arena_print(arena, "%zu", pair->second);
    const char *const arguments[] = {"sim_c", "-T", "-s", "-n", first, second, NULL};
    struct proc_result result;
    struct text rest, line;
    *out_runs = (similar_runs){0};
    if (!ask(arena, arguments, folder_of(arena, similarity, pair->exercise), TEXT(""),
             MICROSECONDS_ALWAYS, &result, err))
        return false;
    for (rest = result.output; text_next_line(&rest, &line);) {
        struct similar_run run;
        size_t left, right;
        if (sscanf(arena_copy(arena, line.data, line.size), "%zu: line %zu-%zu |%zu: line %zu-%zu",
                   &left, &run.first_from, &run.first_to, &right, &run.second_from,
                   &run.second_to) == 6 &&
            left == pair->first && right == pair->second)
            *ARRAY_ADD(arena, out_runs) = run;
    }
    return true;
}
