// SPDX-License-Identifier: MIT
// Where student code runs: a kind of sandbox is an argument vector that starts the tracer, which
// takes the job on its standard input and gives the trace on its standard output. Nothing else goes
// in or out. One that takes long to start serves: it is started once for a submission, and takes
// job after job (session.h).
//
// To add one: sandboxes/<name>.c with `const struct sandbox sandbox_<name>` and a row in
// sandboxes/list.def.
#pragma once

#include "base/proc.h"
#include "debug_files.h"

#include <stdint.h>

struct sandbox_arguments {
    ARRAY_OF(const char *) list;
};

struct sandbox_request {
    const char *tracer;             // its path outside
    int64_t folder_size;            // bytes that each writable folder may hold
    bool as_nobody;                 // we are root, and another user runs what is started there
    const char *name;               // by which it is found when the grader was killed (owner.h)
    ARRAY_OF(const char *) hidden;  // folders of the system that the program must not see
    struct debug_files debug_files; // to be put over the system's; none where it has them already
};

struct sandbox {
    const char *name, *summary;
    bool isolated;
    bool needs_folder; // started in an empty folder of its own, which is removed afterwards
    bool serves;
    // Adds the arguments, without the NULL behind them.
    void (*arguments)(struct arena *arena, const struct sandbox_request *request,
                      struct sandbox_arguments *out);
    // Opens what it is given as descriptors 3, 4, … where it is started; the caller closes them,
    // also after a failure.
    bool (*give)(const struct sandbox_request *request, struct descriptors *out_given,
                 struct error *err);
    // Of one that serves: adds the words of the command that removes it by its name, whatever it
    // does.
    void (*removal)(struct arena *arena, const char *name, struct sandbox_arguments *out);
    // Says why it can not work here and what to do, or how it can (as_nobody). NULL: nothing can be
    // in its way.
    bool (*available)(struct arena *arena, struct sandbox_request *request, struct error *err);
};

#define SANDBOX(name) extern const struct sandbox sandbox_##name;
#include "sandboxes/list.def"
#undef SANDBOX

// Opens the tracer: what most sandboxes are given.
bool sandbox_give_tracer(const struct sandbox_request *request, struct descriptors *out_given,
                         struct error *err);

// In the order in which "auto" tries them.
size_t sandbox_count(void);
const struct sandbox *sandbox_at(size_t number);

// What an option that names one says of itself.
extern const char sandbox_help[];

// $GRADER_SANDBOX, or "auto".
const char *sandbox_by_default(void);

// "auto": the first that isolates and is available.
bool sandbox_choose(struct arena *arena, const char *name, struct sandbox_request *request,
                    const struct sandbox **out_sandbox, struct error *err);

// "auto, bwrap, direct": for messages.
const char *sandbox_names(struct arena *arena);
