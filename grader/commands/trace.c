// SPDX-License-Identifier: MIT
// grader trace: runs one submission in one order, and writes what happened, as a picture or as it
// is.
#include "command.h"
#include "trace_options.h"

#include "perfetto.h"
#include "svg.h"

#include <errno.h>
#include <string.h>

struct outputs {
    FILE *svg, *perfetto, *text; // NULL: not asked for
};

static bool open_file(const char *path, FILE **out_file, struct error *err) {
    *out_file = path ? fopen(path, "we") : NULL;
    return !path || *out_file ||
           error_set(err, BLAME_AUTHOR, "cannot write %s: %s", path, strerror(errno));
}

// Before the program is run, so that a wrong path costs no time.
static bool open_all(const struct trace_options *options, struct outputs *outputs,
                     struct error *err) {
    outputs->text = options->svg || options->perfetto ? NULL : stdout;
    return open_file(options->svg, &outputs->svg, err) &&
           open_file(options->perfetto, &outputs->perfetto, err);
}

static bool save(FILE *file, const struct str *content, struct error *err) {
    if (!file)
        return true;
    bool written = fwrite(content->data, 1, content->size, file) == content->size;
    written = (file == stdout ? fflush(file) : fclose(file)) == 0 && written;
    return written || error_errno(err, "cannot write what was asked for");
}

static void write_trace(const struct trace *trace, struct str *out) {
    trace_write_head(trace, out);
    ARRAY_EACH(event, &trace->events)
        event_write(event, out);
    trace_write_end(trace->events.count, out);
}

static bool write_all(struct arena *arena, const struct trace_options *options,
                      const struct verdict *verdict, const struct outputs *outputs,
                      struct error *err) {
    struct picture picture;
    struct str svg = {.arena = arena}, perfetto = {.arena = arena}, text = {.arena = arena};
    picture_make(arena, verdict->evidence, &picture);
    svg_add_document(
        &svg, &picture,
        arena_print(arena, "%s, in the order %s", verdict->submission, options->run.schedule));
    perfetto_add(&perfetto, &picture);
    write_trace(verdict->evidence->trace, &text);
    return save(outputs->svg, &svg, err) && save(outputs->perfetto, &perfetto, err) &&
           save(outputs->text, &text, err);
}

// Nothing was run. The exit status.
static int tell_failure(struct arena *arena, const struct verdict *verdict) {
    const struct check_verdict *first = &verdict->checks.items[0];
    struct str log = {.arena = arena};
    str_print(&log, "grader trace: %s: %s\n", first->title, first->result.seen);
    verdict_tell_log(verdict, &log);
    fputs(log.data, stderr);
    return first->outcome == OUTCOME_FAIL ? STATUS_SHORT : STATUS_GRADER;
}

static int run(struct arena *arena, const struct trace_options *options, struct one_target *one) {
    struct verdict verdict;
    struct outputs outputs = {0};
    struct error err = {0};
    if (!open_all(options, &outputs, &err) ||
        !one_run_make(arena, &options->run, one, &verdict, &err))
        return command_fail("grader trace", &one->catalogue.complaints, &err);
    if (!verdict.evidence)
        return tell_failure(arena, &verdict);
    if (!write_all(arena, options, &verdict, &outputs, &err))
        return command_fail("grader trace", &one->catalogue.complaints, &err);
    return STATUS_GOOD;
}

int command_trace(int argc, char **argv) {
    CLEANUP_ARENA struct arena arena = {0};
    struct trace_options options;
    struct one_target one = {0};
    trace_options_parse(&arena, argc, argv, &options);
    command_catch_interrupts();
    int status = run(&arena, &options, &one);
    one_target_end(&one);
    return status;
}
