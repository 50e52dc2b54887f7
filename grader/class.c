// SPDX-License-Identifier: MIT
// A class: whose submissions are in a folder.
#include "class.h"

#include "archive.h"
#include "download_name.h"
#include "submission.h"

#include "base/fs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

// "jane.tar.gz" is Jane's.
static const char *without_ending(struct arena *arena, const char *name) {
    static const char *const endings[] = {".zip", ".tar.gz", ".tgz", ".tar"};
    size_t size = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t end = strlen(endings[i]);
        if (size > end && strcasecmp(name + size - end, endings[i]) == 0)
            return arena_copy(arena, name, size - end);
    }
    return name;
}

static struct student *find(struct class *class, const char *name) {
    ARRAY_EACH(student, &class->students)
        if (strcmp(student->name, name) == 0)
            return student;
    return NULL;
}

static struct student *new_student(struct arena *arena, struct class *class, const char *name) {
    struct student *student = ARRAY_ADD(arena, &class->students);
    *student = (struct student){.name = name};
    return student;
}

static void add_piece(struct arena *arena, struct student *student, const char *path,
                      const char *file, const char *uncounted) {
    *ARRAY_ADD(arena, &student->pieces) = (struct handed_in){path, file, uncounted};
}

static void add_download(struct arena *arena, struct class *class, const char *path,
                         const struct download_name *name) {
    struct student *student = find(class, name->student);
    if (!student)
        student = new_student(arena, class, name->student);
    if (name->full_name)
        student->full_name = text_shown(arena, text_of(name->full_name), SIZE_MAX);
    student->id = name->id;
    if (name->file)
        add_piece(arena, student, path, name->file, name->uncounted);
}

static bool add(struct arena *arena, struct class *class, const char *folder, const char *name,
                struct error *err) {
    const char *path = fs_join(arena, folder, name);
    bool is_folder = fs_is_folder(path), is_archive = archive_is(path);
    struct download_name download;
    if (download_name_read(arena, name, is_folder, &download)) {
        add_download(arena, class, path, &download);
        return true;
    }
    if (!is_folder && !is_archive) {
        *ARRAY_ADD(arena, &class->left_out) = name;
        return true;
    }
    const char *whose = is_folder ? name : without_ending(arena, name);
    struct student *other = find(class, whose);
    if (other)
        return error_set(err, BLAME_AUTHOR,
                         "%s and %s are both of one student; which one is to be graded?",
                         other->pieces.items[0].path, path);
    add_piece(arena, new_student(arena, class, whose), path, name, name);
    return true;
}

// --- names that only look like Canvas'

static bool is_of_canvas(const struct student *student) {
    return student->id && !student->full_name;
}

// Users of a course have names and numbers of their own; of "lab_1_101_ada.zip" and
// "lab_1_102_bob.zip" all would be of one.
static bool has_other_user(const struct class *class, const struct student *student) {
    size_t size = strcspn(student->name, "_") + 1;
    ARRAY_EACH(other, &class->students)
        if (is_of_canvas(other) && strcmp(other->id, student->id) != 0 &&
            strncmp(other->name, student->name, size) != 0)
            return true;
    return false;
}

static bool is_credible(const struct class *class, const struct student *student,
                        struct error *err) {
    const struct handed_in *first = NULL;
    if (!is_of_canvas(student) || has_other_user(class, student))
        return true;
    ARRAY_EACH(piece, &student->pieces) {
        if (!archive_is(piece->path))
            continue;
        if (first)
            return error_set(err, BLAME_AUTHOR,
                             "%s and %s are both of one student, %s, if it was Canvas that named "
                             "them; if not, name each after its student, such as %s, and if so, "
                             "unpack them into a folder %s",
                             first->path, piece->path, student->name, piece->file, student->name);
        first = piece;
    }
    return true;
}

// --- all of them

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct student *)a)->name, ((const struct student *)b)->name);
}

bool class_find(struct arena *arena, const char *folder, struct class *out_class,
                struct error *err) {
    const char **names = fs_list(arena, folder);
    *out_class = (struct class){0};
    if (!names)
        return error_set(err, BLAME_AUTHOR, "cannot read the folder of submissions %s: %s", folder,
                         strerror(errno));
    for (; *names; names++)
        if (!add(arena, out_class, folder, *names, err))
            return false;
    ARRAY_EACH(student, &out_class->students)
        if (!is_credible(out_class, student, err))
            return false;
    if (!out_class->students.count)
        return error_set(err, BLAME_AUTHOR,
                         "nobody's submission is in %s: it should hold a folder or an archive for "
                         "each student",
                         folder);
    qsort(out_class->students.items, out_class->students.count, sizeof *out_class->students.items,
          by_name);
    return true;
}

// --- what one of them handed in

// Why a file can not be read, the student's fault.
struct fault {
    const char *file, *words;
};

// Files that were handed in loose, in a private folder of copies.
struct loose {
    const char *folder; // NULL: there are none
    const char *path;   // of the first one
    const char *doubt;  // NULL: each name is of one file alone
    ARRAY_OF(struct fault) faults;
};

static bool is_known(const struct catalogue *catalogue, const char *name) {
    ARRAY_EACH(spec, &catalogue->specs)
        if (spec_has_file(*spec, name))
            return true;
    return false;
}

static bool make_folder(struct intake *intake, const struct handed_in *piece, struct loose *loose,
                        struct error *err) {
    if (loose->folder)
        return true;
    loose->path = piece->path;
    if (!fs_make_temporary(intake->arena, &loose->folder, err))
        return false;
    *ARRAY_ADD(intake->arena, &intake->unpacked) = loose->folder;
    return true;
}

// What can not be read is there as an empty file, which tells the exercise.
static bool copy_loose(struct intake *intake, const struct catalogue *catalogue,
                       const struct handed_in *piece, struct loose *loose, struct error *err) {
    struct arena *arena = intake->arena;
    const char *slash = strrchr(piece->path, '/');
    const char *name = slash ? slash + 1 : piece->path;
    const char *from =
        slash ? arena_copy(arena, piece->path, (size_t)(slash - piece->path) + 1) : ".";
    bool is_counted = !is_known(catalogue, piece->file) && is_known(catalogue, piece->uncounted);
    const char *file = is_counted ? piece->uncounted : piece->file;
    struct submission submission;
    struct text text = TEXT("");
    if (*file == '.')
        return true;
    if (!make_folder(intake, piece, loose, err) ||
        !submission_read(arena, from, &name, 1, &submission, err))
        return false;
    const char *to = fs_join(arena, loose->folder, file);
    if (fs_exists(to)) {
        loose->doubt =
            arena_print(arena, "%s is not the only file that may be %s", piece->path, file);
        return true;
    }
    if (submission.fault)
        *ARRAY_ADD(arena, &loose->faults) = (struct fault){file, submission.fault};
    else
        text = submission.files.items[0].data;
    return fs_write(to, text, err);
}

static bool find_loose(const struct catalogue *catalogue, const struct loose *loose,
                       struct targets *targets, struct error *err) {
    size_t i = targets->list.count;
    if (loose->doubt)
        return error_set(err, BLAME_AUTHOR, "%s", loose->doubt);
    if (!catalogue_find(catalogue, loose->folder, targets, err))
        return error_set(err, BLAME_AUTHOR,
                         "the files that were handed in, such as %s, are those of no known "
                         "exercise (specifications: %s); name the exercise with -e",
                         loose->path, catalogue->folder);
    for (; i < targets->list.count; i++)
        ARRAY_EACH(fault, &loose->faults)
            if (spec_has_file(targets->list.items[i].spec, fault->file))
                targets->list.items[i].fault = fault->words;
    return true;
}

bool student_targets(const struct student *student, struct intake *intake,
                     const struct catalogue *catalogue, struct targets *targets,
                     struct error *err) {
    struct loose loose = {0};
    bool good = true;
    if (!student->pieces.count)
        return error_set(err, BLAME_AUTHOR, "text was handed in, and no file");
    ARRAY_EACH(piece, &student->pieces) {
        bool is_there = fs_exists(piece->path);
        bool is_loose = is_there && !archive_is(piece->path) && !fs_is_folder(piece->path);
        if (is_loose ? copy_loose(intake, catalogue, piece, &loose, err)
                     : intake_add(intake, catalogue, piece->path, targets, err))
            continue;
        good = false;
        if (is_loose || !is_there || err->blame != BLAME_AUTHOR)
            return false;
    }
    size_t first = targets->list.count;
    if (loose.folder && !find_loose(catalogue, &loose, targets, err))
        good = false;
    for (size_t i = first; i < targets->list.count; i++)
        targets->list.items[i].name = student->name;
    return good || targets->list.count;
}
