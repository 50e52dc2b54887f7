// SPDX-License-Identifier: MIT
// Chooses a process of a run: by birth order, by name, by what it printed, or by its rank.
#pragma once

#include "base/pattern.h"
#include "base/yaml.h"
#include "evidence.h"

struct selector {
    enum selector_kind { SELECT_BIRTH, SELECT_NAME, SELECT_PRINTED, SELECT_RANK } kind;
    int birth;                     // 0: main
    const char *name;              // as the system knows it at any time of its life
    const struct pattern *printed; // a whole line of its stdout
    const char *like;              // such a line, for messages; or NULL
    int rank;                      // of MPI
};

// YAML: main, or a number by birth (0: main), or {name: TEXT}, or {printed: PATTERN, like: LINE},
// or {rank: NUMBER}.
extern const struct shape shape_selector;

// The first process that fits; NULL where none does.
const struct process *selector_find(const struct selector *selector,
                                    const struct evidence *evidence);

// Whether one of these finds this process.
bool selectors_find(const struct selector *selectors, size_t count, const struct evidence *evidence,
                    const struct process *process);

// Of a process that is chosen by what it printed: the first line that fits; NULL where there is
// none.
const struct line *selector_line(const struct selector *selector, const struct evidence *evidence);

// "main", "process 1 (the first to be started)", "the process named …": for messages.
const char *selector_describe(const struct selector *selector, struct arena *arena);
// That there is none: "no process printed a line like `…`", "main does not exist".
const char *selector_describe_lack(const struct selector *selector, struct arena *arena);
