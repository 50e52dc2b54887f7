// SPDX-License-Identifier: MIT
// grader replay: runs one submission in one order, and tells what happened, with source lines.
#include "command.h"
#include "replay_options.h"

#include "base/proc.h"
#include "grading.h"
#include "one_target.h"
#include "timeline.h"

// Checks that this run can not answer do not count. The exit status.
static int tell_checks(const struct verdict *verdict, struct str *out) {
    int status = STATUS_GOOD;
    ARRAY_EACH(check, &verdict->checks) {
        bool fails = check->outcome == OUTCOME_FAIL;
        if (!fails && check->outcome != OUTCOME_ERROR)
            continue;
        status = fails && status != STATUS_GRADER ? STATUS_SHORT : STATUS_GRADER;
        str_print(out, "  %s %s\n", fails ? "✗" : "!", check->title);
        if (check->result.expected)
            str_print(out, "    expected  %s\n", check->result.expected);
        str_print(out, "    saw       %s\n", check->result.seen);
    }
    if (status == STATUS_GOOD)
        str_add(out, TEXT("  ✓ in this order everything holds\n"));
    return status;
}

static int run(struct arena *arena, const struct replay_options *options, struct one_target *one) {
    struct grading grading = {
        .command = options->target.command, .wish.only = options->schedule, .with_places = true};
    struct verdict verdict;
    struct error err = {0};
    if (!one_target_find(arena, &options->target, one, &err) ||
        !runner_init(arena, options->target.sandbox, one->catalogue.folder, &grading.runner,
                     &err) ||
        !grading_run(arena, &grading, one->target, &verdict, &err))
        return proc_interrupted ? STATUS_INTERRUPTED
                                : command_fail("grader replay", &one->catalogue.complaints, &err);
    struct str words = {.arena = arena};
    str_print(&words, "%s, in the order %s\n", verdict.submission, options->schedule);
    if (verdict.evidence)
        timeline_write(verdict.evidence, &words);
    else
        verdict_tell_log(&verdict, &words);
    int status = tell_checks(&verdict, &words);
    fputs(words.data, stdout);
    return fflush(stdout) ? STATUS_GRADER : status;
}

int command_replay(int argc, char **argv) {
    CLEANUP_ARENA struct arena arena = {0};
    struct replay_options options;
    struct one_target one = {0};
    replay_options_parse(&arena, argc, argv, &options);
    command_catch_interrupts();
    int status = run(&arena, &options, &one);
    one_target_end(&one);
    return status;
}
