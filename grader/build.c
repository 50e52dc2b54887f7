// SPDX-License-Identifier: MIT
// Compiles a submission in the sandbox.
#include "build.h"

#include "compile_log.h"
#include "describe.h"

#include <string.h>

static const char *describe_limit(const struct event *limit, struct arena *arena) {
    if (strcmp(limit->word, "wall") == 0 || strcmp(limit->word, "cpu") == 0)
        return arena_print(arena, "%s of %s time", describe_duration(limit->amount, arena),
                           limit->word);
    if (strcmp(limit->word, "processes") == 0)
        return arena_print(arena, "%lld processes", (long long)limit->amount);
    return arena_print(arena, "%s of %s", describe_size(limit->amount, arena), limit->word);
}

// The compiler's words, and the program's bytes.
static void gather(struct arena *arena, const struct job *job, const struct trace *trace,
                   struct built *built) {
    struct str log = {.arena = arena}, program = {.arena = arena};
    ARRAY_EACH(event, &trace->events) {
        if (event->kind == EVENT_output)
            str_add(&log, event->data);
        if (event->kind == EVENT_file && text_equal(event->path, text_of(job->collect.items[0])))
            str_add(&program, event->data);
    }
    built->log = compile_log_own(arena, str_text(&log));
    built->program = str_text(&program);
}

bool build_run(struct arena *arena, const struct runner *runner, const struct job *job,
               struct built *out_built, struct error *err) {
    struct trace trace;
    *out_built = (struct built){0};
    if (!run_job(arena, runner, job, &out_built->trace, &trace, err)) {
        err->blame = BLAME_GRADER; // no compiler: the machine's fault
        return error_context(err, "cannot compile");
    }
    gather(arena, job, &trace, out_built);
    bool compiled = false;
    ARRAY_EACH(event, &trace.events) {
        if (event->kind == EVENT_limit && !out_built->fault)
            out_built->fault =
                arena_print(arena, "compiling it takes more than the %s that a build may have",
                            describe_limit(event, arena));
        if (event->kind == EVENT_exit && event->process == 0)
            compiled = event->status == 0;
    }
    if (!out_built->fault && (!compiled || !out_built->program.size))
        out_built->fault = "it does not compile";
    out_built->succeeded = !out_built->fault;
    return true;
}
