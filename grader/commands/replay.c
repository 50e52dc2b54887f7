// SPDX-License-Identifier: MIT
// grader replay: runs one submission in one order, and tells what happened, with source lines.
#include "command.h"

#include "one_run.h"
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

const struct argp replay_argp = {
    .args_doc = "SUBMISSION",
    .doc = "Run a submission in one order, and tell what each of its processes did, one thing "
           "after the other, with the line of its source; then what does not hold. The same "
           "order is the same run on every machine. Valgrind's run is left out.\v"
           "Exit status: 0 everything holds, 1 something does not, 2 the command line or a "
           "specification is wrong, 3 the grader or the machine failed.",
    .children = one_run_argp_children,
};

static int run(struct arena *arena, const struct one_run_options *options, struct one_target *one) {
    struct verdict verdict;
    struct error err = {0};
    if (!one_run_make(arena, options, one, &verdict, &err))
        return command_fail("grader replay", &one->catalogue.complaints, &err);
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
    struct one_run_options options = one_run_options_make(&arena);
    struct one_target one = {0};
    argp_parse(&replay_argp, argc, argv, 0, NULL, &options);
    command_catch_interrupts();
    int status = run(&arena, &options, &one);
    one_target_end(&one);
    return status;
}
