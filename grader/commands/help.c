// SPDX-License-Identifier: MIT
// grader help: tells which commands there are, or what one of them does.
#include "argument.h"
#include "command.h"

const struct argp help_argp = {
    .parser = argument_word,
    .args_doc = "[COMMAND]",
    .doc = "Tell what a command does, and its options; without COMMAND, which there are.",
};

static int explain(const struct command *command) {
    char option[] = "--help";
    char *words[] = {NULL, option, NULL};
    return command_start(command, 2, words);
}

int command_help(int argc, char **argv) {
    const char *word = NULL;
    argp_parse(&help_argp, argc, argv, 0, NULL, &word);
    if (!word)
        return command_list(stdout, STATUS_GOOD);
    const struct command *command = command_named(word);
    if (command)
        return explain(command);
    command_unknown(word, "");
    fputc('\n', stderr);
    return command_list(stderr, STATUS_AUTHOR);
}
