// SPDX-License-Identifier: MIT
// Parameters that several checks share, beyond the plain shapes of base/yaml.h.
#pragma once

#include "check.h"
#include "selector.h"

struct optional_selector {
    bool given;
    struct selector selector;
};

struct optional_bool {
    bool given, value;
};

struct optional_integer {
    bool given;
    int value;
};

struct optional_seconds {
    bool given;
    int64_t value; // microseconds
};

extern const struct shape shape_optional_selector;
extern const struct shape shape_optional_bool;
extern const struct shape shape_optional_integer;
extern const struct shape shape_optional_seconds;

// Of a check that found nothing to say.
struct result result_pass(void);

// Of a check of symbols that could not be listed: not the student's fault.
struct result result_no_symbols(void);

// Of a check that needs a process which the program never had.
struct result result_no_process(const struct selector *selector, const char *expected,
                                struct arena *arena);

// Of a check that needs more children of main than there were.
struct result result_few_children(const struct evidence *evidence, const char *expected,
                                  struct arena *arena);
