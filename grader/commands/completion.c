// SPDX-License-Identifier: MIT
// grader completion: prints what completes the grader's command lines in a shell.
#include "argument.h"
#include "command.h"
#include "shell.h"

#include <string.h>

static error_t parse(int key, char *argument, struct argp_state *state) {
    const char *const *word = state->input;
    if (key == ARGP_KEY_END && !*word)
        argp_error(state, "name the shell");
    return argument_word(key, argument, state);
}

const struct argp completion_argp = {
    .parser = parse,
    .args_doc = "SHELL",
    .doc = "Print a script that completes the grader's commands, options and their words in a "
           "shell, one of:"
#define SHELL(name) " " #name
#include "shells/list.def"
#undef SHELL
           ". `make install` puts all of them in place; without it, for bash:\v"
           "    eval \"$(grader completion bash)\"",
};

static int complain(const char *word) {
    fprintf(stderr, "grader completion: there is no script for the shell %s; there are:", word);
    for (size_t i = 0; i < shell_count; i++)
        fprintf(stderr, "%s %s", i ? "," : "", shells[i]->name);
    fputc('\n', stderr);
    return STATUS_AUTHOR;
}

int command_completion(int argc, char **argv) {
    CLEANUP_ARENA struct arena arena = {0};
    struct str out = {.arena = &arena};
    const char *word = NULL;
    size_t i = 0;
    argp_parse(&completion_argp, argc, argv, 0, NULL, &word);
    while (i < shell_count && strcmp(shells[i]->name, word) != 0)
        i++;
    if (i == shell_count)
        return complain(word);
    shells[i]->write(&arena, &out);
    fputs(out.data, stdout);
    return fflush(stdout) == 0 ? STATUS_GOOD : STATUS_GRADER;
}
