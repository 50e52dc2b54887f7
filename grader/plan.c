// SPDX-License-Identifier: MIT
// Which jobs a grading is made of.
#include "plan.h"

#include "second_build.h"

#include <string.h>

enum { SECOND = 1000000, MEBIBYTE = 1024 * 1024, PIDS_OF_A_BUILD = 40, PIDS_OF_A_RUN = 10 };
enum { RUNS_OF_A_CONTAINER = 100 }; // it takes the longer to come to an id, the higher that is

static const struct limits build_limits = {
    .wall = 60 * SECOND,
    .cpu = 30 * SECOND,
    .memory = (int64_t)1024 * MEBIBYTE,
    .processes = 32,
    .output = 256 * 1024,
    .file_size = 16 * MEBIBYTE,
};

// For one program and some hundred addresses; its debug information is the student's and may be a
// trap.
static const struct limits symbol_limits = {
    .wall = 20 * SECOND,
    .cpu = 10 * SECOND,
    .memory = (int64_t)512 * MEBIBYTE,
    .processes = 4,
    .output = 256 * 1024,
    .file_size = MEBIBYTE,
};

static const char *const environment[] = {
    "PATH=/usr/local/bin:/usr/bin:/bin",
    "HOME=/nonexistent",
    "LANG=C.UTF-8",
    "TERM=dumb",
};

// MPICH by Debian's names, whatever other MPI is there.
static const char *const mpi_environment[] = {
    "UCX_LOG_LEVEL=fatal",     // it misses /sys, and says so on stdout
    "HWLOC_COMPONENTS=-linux", // likewise, on stderr
};

static const char *const launcher[] = {"mpiexec.mpich", "-n"};

static const char *compiler(const struct spec *spec) { return spec->mpi ? "mpicc.mpich" : "gcc"; }

static const char *const compiler_options[] = {
    "-std=gnu17", "-g", "-O0", "-Wall", "-Wextra", "-o",
};

// The same for each source by itself: the compiler, its options and the sources follow. What an
// assembler's directive prints is not among the symbols.
static const char *const symbol_lister[] = {
    "sh",
    "-c",
    "\"$@\" && nm --print-file-name --format=posix -- *.o >symbols",
    "sh",
};

static const char *const lister_options[] = {"-c", "-std=gnu17", "-O0"};

static const char *const libraries[] = {"-pthread", "-lrt"};

static const char *const addr2line[] = {"addr2line", "--basenames", "--exe"};

#define VALGRIND_REPORTS "valgrind/" JOB_PID ".xml"

static const char *const valgrind[] = {
    "valgrind",
    "--command-line-only=yes", // no .valgrindrc that the program could have written
    "--vgdb=no",
    "--quiet",
    "--trace-children=yes",
    "--run-libc-freeres=no", // it writes what _exit() should have left in stdio's buffers
    "--leak-check=full",
    "--show-leak-kinds=definite,indirect",
    "--xml=yes",
    "--xml-file=" VALGRIND_REPORTS,
    "--child-silent-after-fork=no",
    "--num-callers=30",
};

static void add_arguments(struct arena *arena, struct job *job, const char *const *items,
                          size_t count) {
    for (size_t i = 0; i < count; i++)
        *ARRAY_ADD(arena, &job->arguments) = items[i];
}

#define ADD(arena, job, items) add_arguments(arena, job, items, sizeof(items) / sizeof *(items))

// `schedule`: NULL: the clock's own.
static void begin_job(struct arena *arena, const struct limits *limits, enum spec_clock clock,
                      const char *schedule, struct job *job) {
    const char *usual = clock == CLOCK_VIRTUAL ? "first-come" : "free";
    *job = (struct job){
        .clock = spec_clocks[clock], .schedule = schedule ? schedule : usual, .limits = *limits};
    for (size_t i = 0; i < sizeof environment / sizeof *environment; i++)
        *ARRAY_ADD(arena, &job->environment) = environment[i];
}

static void add_files(struct arena *arena, const struct submission *submission, struct job *job) {
    ARRAY_EACH(file, &submission->files)
        *ARRAY_ADD(arena, &job->files) = (struct job_file){file->name, file->mode, file->data};
}

static bool is_c_source(const char *name) {
    size_t size = strlen(name);
    return size > 2 && strcmp(name + size - 2, ".c") == 0;
}

// The C files as arguments, and all files into the work folder.
static void add_sources(struct arena *arena, const struct submission *submission, struct job *job) {
    ARRAY_EACH(file, &submission->files)
        if (is_c_source(file->name))
            *ARRAY_ADD(arena, &job->arguments) = file->name;
    add_files(arena, submission, job);
}

static void plan_build(struct arena *arena, const struct spec *spec,
                       const struct submission *submission, struct plan *plan) {
    plan->program = spec->exercise;
    struct job *job = &plan->build;
    begin_job(arena, &build_limits, CLOCK_REAL, NULL, job);
    *ARRAY_ADD(arena, &job->environment) = "TMPDIR=/tmp";
    *ARRAY_ADD(arena, &job->arguments) = compiler(spec);
    ADD(arena, job, compiler_options);
    *ARRAY_ADD(arena, &job->arguments) = plan->program;
    add_sources(arena, submission, job);
    if (spec->driver) {
        *ARRAY_ADD(arena, &job->arguments) = spec->driver;
        *ARRAY_ADD(arena, &job->files) = (struct job_file){spec->driver, 0644, spec->driver_source};
    }
    ADD(arena, job, libraries);
    ARRAY_EACH(library, &spec->libraries)
        *ARRAY_ADD(arena, &job->arguments) = arena_print(arena, "-l%s", *library);
    *ARRAY_ADD(arena, &job->collect) = plan->program;
}

static void plan_list_symbols(struct arena *arena, const struct spec *spec,
                              const struct submission *submission, struct plan *plan) {
    struct planned_run *run = ARRAY_ADD(arena, &plan->runs);
    *run = (struct planned_run){.tool = TOOL_SYMBOLS, .name = "symbols"};
    begin_job(arena, &build_limits, CLOCK_REAL, NULL, &run->job);
    *ARRAY_ADD(arena, &run->job.environment) = "TMPDIR=/tmp";
    ADD(arena, &run->job, symbol_lister);
    *ARRAY_ADD(arena, &run->job.arguments) = compiler(spec);
    ADD(arena, &run->job, lister_options);
    add_sources(arena, submission, &run->job);
    *ARRAY_ADD(arena, &run->job.collect) = "symbols";
}

// Under Valgrind a program is tens of times slower and larger, and its limits are not its own
// fault.
static struct limits limits_under_valgrind(struct limits limits) {
    limits.wall = limits.wall * 3 + 60 * SECOND;
    limits.cpu = limits.cpu * 10 + 60 * SECOND;
    limits.memory = limits.memory * 4 + (int64_t)1024 * MEBIBYTE;
    limits.output = limits.output * 4 + MEBIBYTE;        // Valgrind's own words, too
    limits.file_size = limits.file_size + 32 * MEBIBYTE; // likewise its reports
    return limits;
}

static void launch(struct arena *arena, const struct spec *spec, struct job *job) {
    job->ranks = spec->mpi;
    for (size_t i = 0; i < sizeof mpi_environment / sizeof *mpi_environment; i++)
        *ARRAY_ADD(arena, &job->environment) = mpi_environment[i];
    ADD(arena, job, launcher);
    *ARRAY_ADD(arena, &job->arguments) = arena_print(arena, "%d", spec->mpi);
}

// `schedule`: NULL: the clock's own. `place`: see schedules_place().
static void plan_run(struct arena *arena, const struct spec *spec,
                     const struct submission *submission, const char *const *command,
                     enum tool tool, const char *schedule, int place, struct plan *plan) {
    struct planned_run *run = ARRAY_ADD(arena, &plan->runs);
    run->tool = tool;
    run->preempts = tool == TOOL_NONE && schedules_preempt(schedule);
    run->name = tool == TOOL_VALGRIND  ? "valgrind"
                : plan->runs.count > 1 ? arena_print(arena, "run-%s", schedule)
                                       : "run";
    struct limits limits =
        tool == TOOL_VALGRIND ? limits_under_valgrind(spec->limits) : spec->limits;
    begin_job(arena, &limits, spec->clock, schedule, &run->job);
    // Of its own, so that it is the same run when no other is made before it. In a container ids
    // only grow; behind the highest one follows a new container.
    run->job.first_pid = PIDS_OF_A_BUILD + PIDS_OF_A_RUN * (place % RUNS_OF_A_CONTAINER);
    if (spec->mpi)
        launch(arena, spec, &run->job);
    if (tool == TOOL_VALGRIND) {
        ADD(arena, &run->job, valgrind);
        *ARRAY_ADD(arena, &run->job.folders) = "valgrind";
        *ARRAY_ADD(arena, &run->job.collect) = VALGRIND_REPORTS;
    }
    if (command)
        for (; *command; command++)
            *ARRAY_ADD(arena, &run->job.arguments) = *command;
    else
        *ARRAY_ADD(arena, &run->job.arguments) = arena_print(arena, "./%s", plan->program);
    if (command)
        add_files(arena, submission, &run->job);
}

static bool wants(const struct spec *spec, enum tool tool) {
    ARRAY_EACH(check, &spec->checks)
        if (check->kind->tool == tool)
            return true;
    return false;
}

// A program that is already there can not be built a second time.
static void leave_out_preempting(struct arena *arena, schedule_names *names) {
    schedule_names others = {0};
    ARRAY_EACH(name, names)
        if (!schedules_preempt(*name))
            *ARRAY_ADD(arena, &others) = *name;
    if (!others.count)
        *ARRAY_ADD(arena, &others) = NULL;
    *names = others;
}

void plan_make(struct arena *arena, const struct spec *spec, const struct submission *submission,
               const char *const *command, struct schedule_wish wish, struct plan *out_plan) {
    *out_plan = (struct plan){0};
    if (!command)
        plan_build(arena, spec, submission, out_plan);
    schedule_names names = {0}, faults = {0};
    ARRAY_EACH(check, &spec->checks)
        ARRAY_EACH(fault, &check->under)
            *ARRAY_ADD(arena, &faults) = *fault;
    if (spec->clock == CLOCK_VIRTUAL)
        names = schedules_expand(arena, &spec->schedules, &faults, wish);
    else
        *ARRAY_ADD(arena, &names) = NULL;
    int place = 0;
    if (command)
        leave_out_preempting(arena, &names);
    ARRAY_EACH(name, &names) {
        place = *name ? schedules_place(*name) : 1;
        plan_run(arena, spec, submission, command, TOOL_NONE, *name, place, out_plan);
    }
    ARRAY_EACH(run, &out_plan->runs)
        out_plan->needs_second_build |= run->preempts;
    if (out_plan->needs_second_build)
        second_build_plan(arena, &out_plan->build, out_plan->program, &out_plan->second_build);
    if (wants(spec, TOOL_VALGRIND) && !wish.only)
        plan_run(arena, spec, submission, command, TOOL_VALGRIND, names.items[0], place + 1,
                 out_plan);
    if (wants(spec, TOOL_SYMBOLS) && !command)
        plan_list_symbols(arena, spec, submission, out_plan);
}

void plan_add_program(struct arena *arena, const struct plan *plan, struct text program,
                      struct planned_run *run) {
    *ARRAY_ADD(arena, &run->job.files) = (struct job_file){plan->program, 0755, program};
}

static const char *const versions[] = {
    "sh",
    "-c",
    "for program in gcc valgrind addr2line mpicc; do "
    "if command -v $program >/dev/null; then version=$($program --version 2>&1 | head -n 1); "
    "else version=missing; fi; echo \"$program: $version\"; done",
};

void plan_versions(struct arena *arena, struct job *out_job) {
    begin_job(arena, &symbol_limits, CLOCK_REAL, NULL, out_job);
    out_job->limits.processes = 32; // mpicc is a script
    ADD(arena, out_job, versions);
}

void plan_symbols(struct arena *arena, const struct job_file *program, struct job *out_job) {
    begin_job(arena, &symbol_limits, CLOCK_REAL, NULL, out_job);
    ADD(arena, out_job, addr2line);
    *ARRAY_ADD(arena, &out_job->arguments) = arena_print(arena, "./%s", program->path);
    *ARRAY_ADD(arena, &out_job->files) = *program;
}
