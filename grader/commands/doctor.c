// SPDX-License-Identifier: MIT
// grader doctor: says which sandboxes work here, what they have in them, whether similar
// submissions can be found, and what to do about what does not work.
#include "command.h"

#include "similarity.h"
#include "versions.h"

#include <argp.h>
#include <string.h>

static void print_error(const struct sandbox *sandbox, const struct error *err) {
    printf("%-7s can not be used: %s\n", sandbox->name, err->text);
}

static void examine(struct arena *arena, const struct sandbox *sandbox) {
    struct runner runner;
    struct text words, line;
    struct error err = {0};
    if (!runner_init(arena, sandbox->name, NULL, &runner, &err) ||
        !versions_ask(arena, &runner, &words, &err)) {
        print_error(sandbox, &err);
        return;
    }
    printf("%-7s works%s\n", sandbox->name, sandbox->isolated ? "" : ", but does not isolate");
    while (text_next_line(&words, &line))
        printf("        %s\n", text_shown(arena, line, 200));
}

static void examine_similarity(struct arena *arena) {
    bool possible;
    struct error err = {0};
    if (!similarity_is_possible(arena, &possible, &err))
        printf("sim_c   can not be used: %s\n", err.text);
    else
        printf("sim_c   %s\n", possible
                                   ? "works, so `grader report` finds similar submissions"
                                   : "can not be used: it is not installed, so `grader report` "
                                     "does not look for similar submissions; install the "
                                     "package similarity-tester");
}

const struct argp doctor_argp = {
    .doc = "Say which sandboxes work on this machine and what programs they hold, and what to "
           "do where one does not.",
};

int command_doctor(int argc, char **argv) {
    CLEANUP_ARENA struct arena arena = {0};
    const struct sandbox *chosen;
    struct sandbox_request request = {0};
    struct error err = {0};
    argp_parse(&doctor_argp, argc, argv, 0, NULL, NULL);
    command_catch_interrupts();
    printf("grader %s\n", GRADER_VERSION);
    for (size_t i = 0; i < sandbox_count(); i++) {
        examine(&arena, sandbox_at(i));
        fflush(stdout);
    }
    examine_similarity(&arena);
    bool found = sandbox_choose(&arena, sandbox_by_default(), &request, &chosen, &err);
    if (found)
        printf("\ngrader check takes %s\n", chosen->name);
    else
        printf("\n%s\n", err.text);
    return proc_interrupted ? STATUS_INTERRUPTED : found ? STATUS_GOOD : STATUS_GRADER;
}
