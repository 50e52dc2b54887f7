// SPDX-License-Identifier: MIT
// What is to be proved of an exercise: its right programs get all points, and each of its wrong
// ones fails the checks that it must fail and no other.
#pragma once

#include "catalogue.h"
#include "wrong_list.h"

enum role { ROLE_REFERENCE, ROLE_RIGHT, ROLE_WRONG };

struct program {
    enum role role;
    const char *name; // of its folder; of the reference: the exercise's
    struct target target;
    const struct wrong_program *row; // of a wrong one; NULL: it has none
};

// What is not as it should be.
struct flaw {
    const char *path;
    int line; // of the file; 0: none
    const char *text;
};

// Where the programs are, each of them below <exercise>/ (the reference: in it).
struct proof_folders {
    const char *reference, *right, *wrong;
};

struct proof {
    struct arena *arena;
    const struct spec *spec;
    const char *list_path; // of the list of wrong programs
    struct wrong_list list;
    ARRAY_OF(struct program) programs; // the reference, right ones, wrong ones in the list's order
    ARRAY_OF(struct flaw) flaws;       // that need no grading
};

// The default: `reference`, `tests/accepted` and `tests/programs` beside the specifications'
// folder.
struct proof_folders proof_folders_beside(struct arena *arena, const char *specs);

// Looks for what there is. What is missing is a finding. False: the list can not be read (err) or
// has mistakes (complaints).
bool proof_open(struct arena *arena, const struct spec *spec, const struct proof_folders *folders,
                struct proof *out_proof, struct complaints *complaints, struct error *err);
