// SPDX-License-Identifier: MIT
// What the tracer is asked to start: read from its standard input. It holds no word of what is
// expected.
#pragma once

#include "base/array.h"
#include "base/error.h"
#include "base/str.h"
#include "base/limits.h"

// In the path of a file to collect: there is one for each process, with its pid there.
#define JOB_PID "%p"

struct job_file {
    const char *path; // relative to the work folder, in at most one folder
    int mode;
    struct text data;
};

struct job {
    const char *clock, *schedule;
    struct limits limits;
    int first_pid; // the program's, where the tracer is process 1; 0: any
    bool places;   // the stack behind each event, not only of who waits at the end
    int ranks;     // MPI: the program is a launcher that starts so many; else 0
    ARRAY_OF(const char *) arguments; // the first one is looked up in PATH
    ARRAY_OF(const char *) environment;
    ARRAY_OF(struct job_file) files; // put into the work folder before the start
    ARRAY_OF(const char *) folders;  // made before the start
    ARRAY_OF(const char *) collect;  // files sent back as `file` events; see JOB_PID
};

void job_write(const struct job *job, struct str *out);

// The text must outlive the job.
bool job_read(struct arena *arena, struct text text, struct job *out_job, struct error *err);
