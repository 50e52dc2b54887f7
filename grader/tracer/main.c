// SPDX-License-Identifier: MIT
// grader-tracer: runs the job on its standard input in the work folder it was started in, and
// writes the trace to its standard output. It is meant to be process 1 of a sandbox; `grader-tracer
// serve` stays there for job after job. Exit status: 0 the trace is whole; 2 the program could not
// be started; 3 something broke. In the last two cases the reason is on standard error.
#include "tracer/collect.h"
#include "tracer/left.h"
#include "tracer/loop.h"
#include "tracer/serve.h"
#include "tracer/start.h"
#include "tracer/stops.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_JOB_BYTES = 256 * 1024 * 1024 };

static bool read_input(struct arena *arena, struct text *out_text, struct error *err) {
    struct str input = {.arena = arena};
    static char bytes[65536];
    ssize_t size;
    while ((size = read(0, bytes, sizeof bytes)) > 0 && input.size < MOST_JOB_BYTES)
        str_add(&input, (struct text){bytes, (size_t)size});
    *out_text = str_text(&input);
    if (size > 0)
        return error_set(err, BLAME_GRADER, "the job is larger than %d bytes", MOST_JOB_BYTES);
    return size == 0 ? true : error_errno(err, "cannot read the job");
}

// What loses its parent comes to this process, and nothing that it has open goes to the program.
static bool prepare_self(struct error *err) {
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    signal(SIGPIPE, SIG_IGN);
    struct rlimit files;
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) { // two for each task, one for each timerfd
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (null < 0 || dup2(null, 0) < 0 || sigprocmask(SIG_BLOCK, &child, NULL) ||
        prctl(PR_SET_CHILD_SUBREAPER, 1))
        return error_errno(err, "cannot prepare the tracer");
    return close_range(3, ~0U, CLOSE_RANGE_CLOEXEC)
               ? error_errno(err, "cannot guard the tracer's descriptors")
               : true;
}

// A stop costs a tenth there of what it costs across processors, and no wake-up is under way when
// it is seen.
static bool stay_on_one_processor(struct error *err) {
    cpu_set_t one;
    int processor = sched_getcpu();
    CPU_ZERO(&one);
    CPU_SET(processor < 0 ? 0 : processor, &one);
    return sched_setaffinity(0, sizeof one, &one)
               ? error_errno(err, "cannot stay on processor %d", processor)
               : true;
}

static bool begin(struct tracer *tracer, struct started *started, struct error *err) {
    if (!schedule_named(tracer->job->schedule, &tracer->schedule))
        return error_set(err, BLAME_GRADER, "no schedule is named %s", tracer->job->schedule);
    if (!clock_start(&tracer->clock, tracer->job->clock))
        return error_set(err, BLAME_GRADER, "no clock is named %s", tracer->job->clock);
    if (tracer->clock.own == tracer->schedule.kind->free)
        return error_set(err, BLAME_GRADER, "the schedule %s does not fit the clock %s",
                         tracer->job->schedule, tracer->job->clock);
    if (!start_reach_pid(tracer->job))
        _exit(0); // without a word: a new sandbox has to be taken
    if ((tracer->clock.own && !stay_on_one_processor(err)) ||
        !start_program(tracer->job, tracer->clock.own, tracer->schedule.fault.kind == FAULT_fails,
                       started, err))
        return false;
    for (int i = 0; i < 2; i++) {
        tracer->drain[i] = started->outputs[i];
        objects_add(&tracer->objects, i ? OBJECT_STDERR : OBJECT_STDOUT, started->pipes[i].device,
                    started->pipes[i].inode);
    }
    struct stat proc;
    if (stat("/proc", &proc))
        return error_errno(err, "cannot look at /proc");
    tracer->proc = proc.st_dev;
    record_head(&tracer->record,
                &(struct trace){.clock = tracer->job->clock, .schedule = tracer->job->schedule});
    if (!stops_seize(tracer, started->pid))
        return error_errno(err, "cannot trace the program (is ptrace allowed here?)");
    // Without the right to look into every process, root looks into that user's as that user; no
    // signal of theirs reaches it all the same.
    if (geteuid() == 0) {
        setfsgid(LIMITS_USER);
        setfsuid(LIMITS_USER);
    }
    // From here on nobody inside may look into this process. Not earlier: a child begins as its
    // parent is, and only one that may be looked into can be seized.
    if (prctl(PR_SET_DUMPABLE, 0))
        return error_errno(err, "cannot protect the tracer");
    close(started->go);
    return true;
}

static bool trace(struct arena *arena, bool serves, struct error *err) {
    struct text text;
    struct job job;
    struct started started;
    struct left before;
    struct tracer tracer = {.arena = arena,
                            .job = &job,
                            .tasks = {.arena = arena},
                            .objects = {.arena = arena},
                            .timers = {.arena = arena}};
    if (!(serves ? serve_take : read_input)(arena, &text, err) ||
        !job_read(arena, text, &job, err) || !prepare_self(err) || !collect_prepare(&job, err))
        return false;
    left_look(arena, &before);
    if (!begin(&tracer, &started, err))
        return false;
    loop_run(&tracer);
    arena_clear(&tracer.scratch);
    char trouble[512];
    ssize_t size = read(started.trouble, trouble, sizeof trouble);
    if (size > 0)
        return error_set(err, BLAME_AUTHOR, "%.*s", (int)size, trouble);
    left_note(&tracer, &before);
    collect_files(&tracer);
    record_end(&tracer.record);
    return tracer.record.broken ? error_set(err, BLAME_GRADER, "cannot write the trace") : true;
}

int main(int count, char **arguments) {
    static struct error err;
    struct arena arena = {0};
    bool serves = count == 2 && strcmp(arguments[1], "serve") == 0;
    if (count != 1 && !serves) {
        fprintf(stderr, "grader-tracer is started by grader, without arguments or with `serve`\n");
        return 2;
    }
    bool traced = trace(&arena, serves, &err);
    arena_clear(&arena);
    if (traced && (!serves || serve_again(&err)))
        return 0;
    fprintf(stderr, "%s\n", err.text);
    return err.blame;
}
