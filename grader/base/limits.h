// SPDX-License-Identifier: MIT
// What a build or a run may use.
#pragma once

#include <stdint.h>

// User and group of the program where the tracer is root's: not `nobody`, whose processes it could
// kill.
enum { LIMITS_USER = 65231 };

struct limits {
    int64_t wall;      // microseconds of real time
    int64_t time;      // microseconds of the program's own time; used by the virtual clock alone
    int64_t cpu;       // microseconds, the whole tree together
    int64_t memory;    // bytes, the whole tree together
    int64_t processes; // alive at once, threads too
    int64_t output;    // bytes to stdout and stderr together
    int64_t file_size; // bytes of each file that is written
};
