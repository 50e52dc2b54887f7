// SPDX-License-Identifier: MIT
// grader explain: tells what a check proves, what its parameters are, and an example; likewise of
// schedules.
#include "argument.h"
#include "command.h"
#include "explanation.h"

#include "base/suggest.h"

#include <string.h>

const struct argp explain_argp = {
    .parser = argument_word,
    .args_doc = "[CHECK|SCHEDULE]",
    .doc = "Tell what a kind of check proves, which runs it judges, what its parameters are, and "
           "an example; or what a kind of schedule is. Without a name, which there are.\v"
           "Exit status: 0 told, 2 there is none of that name.",
};

// Of a schedule, what stands before the colon names the kind.
static bool is_called(const char *name, const char *word) {
    size_t size = strcspn(word, ":*");
    return strncmp(name, word, size) == 0 && !name[size];
}

// False: there is none of that name.
static bool explain(struct arena *arena, const char *word, struct suggestion *suggestion,
                    struct str *out) {
    const struct schedule_words *words;
    for (size_t i = 0; i < check_kind_count; i++) {
        suggestion_offer(suggestion, check_kinds[i]->key);
        if (strcmp(check_kinds[i]->key, word) != 0)
            continue;
        explanation_of_check(arena, check_kinds[i], out);
        return true;
    }
    for (size_t i = 0; (words = schedules_at(i)); i++) {
        suggestion_offer(suggestion, words->name);
        if (!is_called(words->name, word))
            continue;
        explanation_of_schedule(words, out);
        return true;
    }
    return false;
}

static int complain(struct arena *arena, const struct suggestion *suggestion) {
    fprintf(stderr, "grader explain: there is no check and no schedule `%s`%s\n", suggestion->word,
            suggestion->best ? suggestion_phrase(suggestion, arena)
                             : "; `grader explain` lists them");
    return STATUS_AUTHOR;
}

int command_explain(int argc, char **argv) {
    CLEANUP_ARENA struct arena arena = {0};
    struct str out = {.arena = &arena};
    const char *word = NULL;
    argp_parse(&explain_argp, argc, argv, 0, NULL, &word);
    struct suggestion suggestion = {.word = word};
    if (!word)
        explanation_list(&out);
    else if (!explain(&arena, word, &suggestion, &out))
        return complain(&arena, &suggestion);
    fputs(out.data, stdout);
    return fflush(stdout) == 0 ? STATUS_GOOD : STATUS_GRADER;
}
