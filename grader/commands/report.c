// SPDX-License-Identifier: MIT
// grader report: what a batch has left -> numbers, similar submissions -> pages about the class.
#include "command.h"

#include "argument.h"
#include "base/fs.h"
#include "base/progress.h"
#include "class_pages.h"
#include "page_folder.h"
#include "report.h"

#include <string.h>

enum { KEY_AUDIENCE = 256, KEY_STARTER, KEY_THRESHOLD, THRESHOLD = 80 };

struct options {
    const char *results, *folder, *starters; // starters: NULL: assignments/, if it is there
    bool for_instructors;                    // also the students' pages
    int threshold;
};

struct work {
    struct arena *arena;
    const struct options *options;
    struct class_results results;
    struct class_summary summary;
    struct similarity similarity;
    struct page_folder folder;
    struct progress progress;
};

// --- the command line

static const struct argp_option known[] = {
    {"output", 'o', "DIR", 0, "Where the pages go: a new folder, or that of an earlier report", 0},
    {"audience", KEY_AUDIENCE, "WHO", 0,
     "Who reads the students' pages: student (default), who is not told what hidden checks expect "
     "and see, or instructor",
     0},
    {"starter", KEY_STARTER, "DIR", 0,
     "A folder with a folder of starter code for each exercise, which counts for nobody's; else "
     "./assignments, if it is there",
     0},
    {"threshold", KEY_THRESHOLD, "PERCENT", 0,
     "Show pairs of submissions of which so much of one stands in the other (80)", 0},
    {0},
};

static void check_together(struct argp_state *state, struct options *options) {
    if (!options->results)
        argp_error(state, "name the folder with the results of `grader batch`");
    if (!options->folder)
        argp_error(state, "say with -o where the pages go");
    if (options->starters && !fs_is_folder(options->starters))
        argp_error(state, "--starter: there is no folder %s", options->starters);
    if (!options->starters && fs_is_folder("assignments"))
        options->starters = "assignments";
}

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct options *options = state->input;
    switch (key) {
    case 'o':
        options->folder = argument;
        break;
    case KEY_AUDIENCE:
        options->for_instructors = strcmp(argument, "instructor") == 0;
        if (!options->for_instructors && strcmp(argument, "student") != 0)
            argp_error(state, "--audience is student or instructor");
        break;
    case KEY_STARTER:
        options->starters = argument;
        break;
    case KEY_THRESHOLD:
        options->threshold = (int)argument_number(state, "--threshold", argument, 100);
        break;
    case ARGP_KEY_ARG:
        if (options->results)
            argp_error(state, "name one folder of results, not several");
        options->results = argument;
        break;
    case ARGP_KEY_END:
        check_together(state, options);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

const struct argp report_argp = {
    .options = known,
    .parser = parse,
    .args_doc = "RESULTS_DIR -o DIR",
    .doc = "Make pages for a browser of what `grader batch` has left: an overview of the class "
           "for the instructor, a page for each student, and pairs of similar submissions side by "
           "side. They need no network and no other file.\v"
           "Exit status: 0 they are written, 2 the command line is wrong, there are no results, or "
           "the folder holds something else, 3 a result is damaged, or something can not be "
           "written.",
};

// --- the work

// Everything that is kept in memory of a grade.
static bool take(void *context, struct class_place place, const struct grade *grade,
                 struct arena *arena, struct error *err) {
    struct work *work = context;
    struct verdict verdict;
    report_verdict(arena, grade->result, &verdict);
    class_summary_add(&work->summary, place, grade, &verdict);
    return similarity_add(&work->similarity, place, grade, arena, err);
}

static bool read_all(struct work *work, struct error *err) {
    class_summary_begin(work->arena, &work->results, &work->summary);
    if (!class_results_visit(&work->results, take, work, err))
        return false;
    class_summary_close(&work->summary);
    return true;
}

static bool compare_all(struct work *work, struct error *err) {
    for (size_t i = 0; i < work->similarity.exercise_count; i++) {
        progress_show(&work->progress, i,
                      text_shown(work->arena, text_of(work->results.exercises[i]), 60));
        if (!similarity_search(&work->similarity, i, err))
            return false;
    }
    similarity_close(&work->similarity);
    return true;
}

static bool write_all(struct work *work, struct error *err) {
    const struct class_pages pages = {&work->results, &work->summary, &work->similarity,
                                      work->folder.made, !work->options->for_instructors};
    for (size_t i = 0; i < work->results.student_count; i++)
        if (!class_pages_write_student(&pages, i, err))
            return false;
    for (size_t i = 0; i < work->similarity.pairs.count; i++)
        if (!class_pages_write_pair(&pages, i, err))
            return false;
    return class_pages_write_overview(&pages, err) &&
           page_folder_finish(work->arena, &work->folder, err);
}

static bool make(struct work *work, struct error *err) {
    const struct options *options = work->options;
    if (!class_results_open(work->arena, options->results, &work->results, err) ||
        !page_folder_begin(work->arena, options->folder, &work->folder, err) ||
        !similarity_begin(work->arena, &work->results, options->starters, options->threshold,
                          &work->similarity, err) ||
        !read_all(work, err))
        return false;
    work->progress = progress_begin("comparing", work->similarity.exercise_count, true);
    bool good = compare_all(work, err);
    progress_end(&work->progress);
    return good && write_all(work, err);
}

int command_report(int argc, char **argv) {
    CLEANUP_ARENA struct arena arena = {0};
    struct options options = {.threshold = THRESHOLD};
    struct work work = {.arena = &arena, .options = &options};
    struct error err = {0};
    argp_parse(&report_argp, argc, argv, 0, NULL, &options);
    command_catch_interrupts();
    fs_remove_left();
    bool good = make(&work, &err);
    similarity_end(&work.similarity);
    page_folder_end(&work.folder);
    if (!good)
        return command_fail("grader report", &(struct complaints){0}, &err);
    printf("%s, %s: %s/index.html\n",
           class_pages_count(&arena, work.results.student_count, "student"),
           class_pages_count(&arena, work.results.exercise_count, "exercise"), options.folder);
    return fflush(stdout) ? STATUS_GRADER : STATUS_GOOD;
}
