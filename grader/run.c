// SPDX-License-Identifier: MIT
// Runs one job in a sandbox and takes its trace.
#include "run.h"

#include "base/cleanup.h"
#include "base/fs.h"
#include "base/owner.h"
#include "base/proc.h"
#include "base/processor.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    FOLDER_SIZE = 64 * 1024 * 1024,
    MOST_TRACE = 256 * 1024 * 1024,
    RESERVE = 30 * 1000000, // microseconds for the tracer to end by itself once a limit was hit
};

// Beside this program, where it was built, or where it was installed.
static bool find_tracer(struct arena *arena, const char **out_path, struct error *err) {
    const char *self = fs_own_folder(arena);
    static const char *const places[] = {"grader-tracer", "../libexec/grader/grader-tracer"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        *out_path = fs_join(arena, self, places[i]);
        if (fs_exists(*out_path))
            return true;
    }
    return error_set(err, BLAME_GRADER, "grader-tracer is not beside %s/grader: run make", self);
}

// What is expected must not be seen inside: folders below /usr, which is, are covered.
static void hide(struct arena *arena, const char *folder, struct sandbox_request *request) {
    char real[PATH_MAX];
    if (folder && realpath(folder, real) && strncmp(real, "/usr/", 5) == 0 && fs_is_folder(real))
        *ARRAY_ADD(arena, &request->hidden) = arena_copy(arena, real, strlen(real));
}

bool runner_init(struct arena *arena, const char *sandbox, const char *specs,
                 struct runner *out_runner, struct error *err) {
    *out_runner = (struct runner){.request.folder_size = FOLDER_SIZE};
    owner_end_left();
    fs_remove_left();
    hide(arena, specs, &out_runner->request);
    hide(arena, fs_join(arena, fs_own_folder(arena), "../share/grader"), &out_runner->request);
    hide(arena, GRADER_PREFIX "/share/grader", &out_runner->request);
    return sandbox_choose(arena, sandbox, &out_runner->request, &out_runner->sandbox, err) &&
           find_tracer(arena, &out_runner->request.tracer, err);
}

void runner_prepare(struct arena *arena, const struct runner *runner, struct session *session) {
    struct error err;
    if (runner->sandbox->serves)
        session_begin(arena, session, runner->sandbox, &runner->request, &err);
}

// In a sandbox of its own.
static bool run_alone(struct arena *arena, const struct runner *runner,
                      struct proc_request *request, struct proc_result *result, struct error *err) {
    struct sandbox_arguments arguments = {0};
    struct sandbox_request named = runner->request;
    CLEANUP_DESCRIPTORS struct descriptors given = {0};
    const char *folder = NULL;
    if (!runner->sandbox->give(&runner->request, &given, err) ||
        (runner->sandbox->needs_folder && !fs_make_temporary(arena, &folder, err)))
        return false;
    if (folder && runner->request.as_nobody && chown(folder, LIMITS_USER, LIMITS_USER)) {
        fs_remove_tree(folder);
        return error_errno(err, "cannot give %s to another user", folder);
    }
    named.name = owner_name(arena);
    runner->sandbox->arguments(arena, &named, &arguments);
    *ARRAY_ADD(arena, &arguments.list) = NULL;
    request->arguments = arguments.list.items;
    request->inherited = &given;
    request->folder = folder;
    bool ran = proc_run(arena, request, result, err);
    if (folder)
        fs_remove_tree(folder);
    return ran;
}

static bool start(struct arena *arena, const struct runner *runner, const struct job *job,
                  struct proc_result *result, struct error *err) {
    // Side by side, runs that stay on one processor need one each. Where none is left, the tracer
    // takes any.
    int processor = -1;
    CLEANUP_FD int claim = -1;
    if (strcmp(job->clock, "virtual") == 0)
        processor = processor_claim(&claim);
    struct str input = {.arena = arena}, text = {.arena = arena};
    job_write(job, &text);
    if (runner->sandbox->serves)
        str_print(&input, "%zu %d\n", text.size, processor);
    str_add(&input, str_text(&text));
    struct proc_request request = {
        .input = str_text(&input),
        .processor = processor < 0 ? NULL : &processor,
        .wall = job->limits.wall + RESERVE,
        .output = MOST_TRACE,
    };
    return runner->sandbox->serves ? session_run(arena, runner->session, runner->sandbox,
                                                 &runner->request, &request, result, err)
                                   : run_alone(arena, runner, &request, result, err);
}

// What the tracer, or what should have started it, said.
static bool explain(struct arena *arena, const struct runner *runner,
                    const struct proc_result *result, struct error *err) {
    struct text words = result->complaints, line = TEXT("no word of why");
    text_next_line(&words, &line);
    const char *shown = text_shown(arena, line, 500);
    if (result->timed_out)
        return error_set(err, BLAME_GRADER, "the sandbox %s did not end in time: %s",
                         runner->sandbox->name, shown);
    if (result->overflowed)
        return error_set(err, BLAME_GRADER, "the trace is larger than %d MiB",
                         MOST_TRACE / 1024 / 1024);
    if (WIFSIGNALED(result->status))
        return error_set(err, BLAME_GRADER, "the sandbox %s was ended by signal %d",
                         runner->sandbox->name, WTERMSIG(result->status));
    int status = WEXITSTATUS(result->status);
    return error_set(err, status == BLAME_AUTHOR ? BLAME_AUTHOR : BLAME_GRADER,
                     "in the sandbox %s: %s", runner->sandbox->name, shown);
}

bool run_job(struct arena *arena, const struct runner *runner, const struct job *job,
             struct text *out_text, struct trace *out_trace, struct error *err) {
    struct proc_result result;
    if (!start(arena, runner, job, &result, err))
        return false;
    if (result.timed_out || result.overflowed || result.status)
        return explain(arena, runner, &result, err);
    *out_text = result.output;
    return trace_read(arena, result.output, out_trace, err);
}
