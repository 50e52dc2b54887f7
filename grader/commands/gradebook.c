// SPDX-License-Identifier: MIT
// grader gradebook: the grades of a class for other places: results and a roster -> a table -> what
// each place reads of it.
#include "command.h"
#include "gradebook_format.h"

#include "base/fs.h"

#include <argp.h>
#include <errno.h>
#include <string.h>

enum { KEY_ROSTER = 256, MOST_ROSTER = 64 * 1024 * 1024 };

struct wish {
    const struct gradebook_format *format;
    const char *path; // NULL: standard output
    struct gradebook_output output;
};

struct work {
    struct arena *arena;
    const char *results, *roster_path;
    ARRAY_OF(const char *) exercises; // none: all
    ARRAY_OF(struct wish) wishes;
    struct roster roster;
    struct gradebook gradebook;
    struct gradebook_notes notes;
};

// --- command line

static const struct argp_option known[] = {
    {"format", 'f', "GRADEBOOK[=FILE]", 0, gradebook_help, 0},
    {"roster", KEY_ROSTER, "FILE", 0,
     "The students of the course in CSV: the gradebook or the worksheet that the platform exports, "
     "or any table with a row of headers; others are left out",
     0},
    {"exercise", 'e', "EXERCISE", 0, "This exercise alone; may be given several times, else all",
     0},
    {0},
};

static void add_wish(struct argp_state *state, struct work *work, const char *argument) {
    struct wish *wish = ARRAY_ADD(work->arena, &work->wishes);
    const char *equals = strchr(argument, '=');
    size_t size = equals ? (size_t)(equals - argument) : strlen(argument);
    const char *name = arena_copy(work->arena, argument, size);
    wish->format = gradebook_format_named(name);
    wish->path = equals ? equals + 1 : NULL;
    if (!wish->format)
        argp_error(state, "there is no gradebook %s; there are: %s", name,
                   gradebook_format_names(work->arena));
    if (equals && !equals[1])
        argp_error(state, "-f %s= names no file", name);
}

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct work *work = state->input;
    switch (key) {
    case 'f':
        add_wish(state, work, argument);
        break;
    case 'e':
        *ARRAY_ADD(work->arena, &work->exercises) = argument;
        break;
    case KEY_ROSTER:
        work->roster_path = argument;
        break;
    case ARGP_KEY_ARG:
        if (work->results)
            argp_error(state, "name one folder of results, not several");
        work->results = argument;
        break;
    case ARGP_KEY_END:
        if (!work->results)
            argp_error(state, "name the folder in which `grader batch` keeps the results");
        if (!work->wishes.count)
            add_wish(state, work, "csv");
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

const struct argp gradebook_argp = {
    .options = known,
    .parser = parse,
    .args_doc = "RESULTS_DIR",
    .doc = "Write the grades that `grader batch` keeps as a table for spreadsheets or for the "
           "platform of the course.\v"
           "Exit status: 0 written, 2 the command line or the roster is wrong, 3 written, but "
           "something could not be graded or read, which is said, or the machine failed.",
};

// --- results

static bool is_wanted(const struct work *work, const char *exercise) {
    ARRAY_EACH(name, &work->exercises)
        if (strcmp(*name, exercise) == 0)
            return true;
    return !work->exercises.count;
}

static void read_student(struct work *work, const char *name) {
    struct gradebook_student *student = gradebook_add_student(&work->gradebook, name);
    const char **exercises = grade_exercises(work->arena, work->results, name);
    for (; exercises && *exercises; exercises++) {
        CLEANUP_ARENA struct arena arena = {0};
        CLEANUP_GRADE struct grade grade = {0};
        struct error err = {0};
        if (!is_wanted(work, *exercises))
            continue;
        if (grade_read(&arena, work->results, name, *exercises, &grade, &err))
            gradebook_add(&work->gradebook, student, &grade);
        else
            gradebook_add_damaged(&work->gradebook, student, *exercises, err.text);
    }
}

static bool knows_exercises(const struct work *work, struct error *err) {
    ARRAY_EACH(name, &work->exercises) {
        bool known_name = false;
        ARRAY_EACH(exercise, &work->gradebook.exercises)
            known_name |= strcmp(exercise->name, *name) == 0;
        if (!known_name)
            return error_set(err, BLAME_AUTHOR, "-e: no student has a result in %s, in %s", *name,
                             work->results);
    }
    return work->gradebook.exercises.count ||
           error_set(err, BLAME_AUTHOR,
                     "no results are in %s; `grader batch SUBMISSIONS_DIR -o %s` makes them",
                     work->results, work->results);
}

static bool read_results(struct work *work, struct error *err) {
    const char **students = grade_students(work->arena, work->results);
    if (!students)
        return error_set(err, BLAME_AUTHOR, "cannot read the folder of results %s: %s",
                         work->results, strerror(errno));
    for (; *students; students++)
        read_student(work, *students);
    gradebook_close(&work->gradebook);
    return knows_exercises(work, err);
}

// --- roster

static bool read_roster(struct work *work, struct error *err) {
    struct text text;
    if (!work->roster_path)
        return true;
    if (!fs_read(work->arena, work->roster_path, MOST_ROSTER, &text, err)) {
        err->blame = BLAME_AUTHOR;
        return error_context(err, "--roster");
    }
    work->gradebook.roster = &work->roster;
    return roster_read(work->arena, work->roster_path, text, &work->roster, err);
}

// With another course's list nothing would be filled in.
static bool fits_roster(const struct work *work, struct error *err) {
    ARRAY_EACH(line, &work->gradebook.lines)
        if (line->student)
            return true;
    ARRAY_EACH(student, &work->gradebook.students)
        if (student->match.count)
            return error_set(err, BLAME_AUTHOR,
                             "of none of those who have results in %s it is clear who in %s is "
                             "meant, such as %s; is it the list of this course and assignment?",
                             work->results, work->roster_path,
                             gradebook_claim(&work->gradebook, student));
    return error_set(err, BLAME_AUTHOR,
                     "none of those who have results in %s is in %s; is it this course's list? A "
                     "student is found there by ID, ID number, login, email address or name",
                     work->results, work->roster_path);
}

// --- what is written and said

static bool write_one(const struct wish *wish, struct error *err) {
    struct text text = str_text(&wish->output.text);
    FILE *file = wish->path ? fopen(wish->path, "we") : stdout;
    if (!file)
        return error_set(err, BLAME_AUTHOR, "cannot write %s: %s", wish->path, strerror(errno));
    bool good = fwrite(text.data, 1, text.size, file) == text.size && fflush(file) == 0;
    if (wish->path)
        good &= fclose(file) == 0;
    return good || error_errno(err, "cannot write %s", wish->path ? wish->path : "the gradebook");
}

// Nothing is written where one of them can't be made.
static bool write_all(struct work *work, struct error *err) {
    ARRAY_EACH(wish, &work->wishes) {
        wish->output = (struct gradebook_output){.text.arena = work->arena, .notes = &work->notes};
        if (!wish->format->write(&work->gradebook, &wish->output, err))
            return false;
    }
    ARRAY_EACH(wish, &work->wishes)
        if (!write_one(wish, err))
            return false;
    return true;
}

static void tell(const struct work *work) {
    ARRAY_EACH(note, &work->notes.list) {
        fprintf(stderr, "grader gradebook: %s\n", note->text);
        ARRAY_EACH(item, &note->items)
            fprintf(stderr, "  %s\n", *item);
    }
}

int command_gradebook(int argc, char **argv) {
    CLEANUP_ARENA struct arena arena = {0};
    struct work work = {.arena = &arena, .gradebook.arena = &arena, .notes.arena = &arena};
    struct error err = {0};
    const struct complaints none = {0};
    argp_parse(&gradebook_argp, argc, argv, 0, NULL, &work);
    if (!read_roster(&work, &err) || !read_results(&work, &err) || !fits_roster(&work, &err))
        return command_fail("grader gradebook", &none, &err);
    gradebook_tell(&work.gradebook, &work.notes);
    if (!write_all(&work, &err))
        return command_fail("grader gradebook", &none, &err);
    tell(&work);
    return gradebook_is_faulty(&work.gradebook) ? STATUS_GRADER : STATUS_GOOD;
}
