// SPDX-License-Identifier: MIT
// The script for fish. Where it says nothing of words, fish completes files.
#include "command.h"
#include "completion.h"
#include "shell.h"

static void add_quoted(const char *text, struct str *out) {
    str_print(out, "'");
    for (; *text; text++)
        str_print(out, "%s%c", *text == '\'' || *text == '\\' ? "\\" : "", *text);
    str_print(out, "'");
}

// What may stand where `usage` is; otherwise files.
static void add_words(struct arena *arena, const char *usage, struct str *out) {
    struct known_words words = {0};
    completion_words(arena, usage, &words);
    str_print(out, words.list.count && !completion_goes_on(usage) ? " -f" : " -F");
    str_print(out, words.list.count ? " -a '" : "");
    ARRAY_EACH(word, &words.list)
        str_print(out, "%s%s", word == words.list.items ? "" : " ", *word);
    str_print(out, words.list.count ? "'" : "");
}

static void add_option(struct arena *arena, const char *command, const struct argp_option *option,
                       struct str *out) {
    str_print(out, "complete -c grader -n '__grader_runs %s' -l %s", command, option->name);
    if (completion_has_letter(option))
        str_print(out, " -s %c", option->key);
    if (option->arg) {
        str_print(out, " -r");
        add_words(arena, option->arg, out);
    }
    str_print(out, " -d ");
    add_quoted(option->doc, out);
    str_print(out, "\n");
}

static void add_command(struct arena *arena, const struct command *command, struct str *out) {
    struct known_options options = {0};
    completion_options(arena, command->argp, &options);
    str_print(out, "\ncomplete -c grader -f -n '__grader_runs' -a %s -d ", command->name);
    add_quoted(command->summary, out);
    str_print(out, "\ncomplete -c grader -n '__grader_runs %s'", command->name);
    if (command->argp->args_doc)
        add_words(arena, command->argp->args_doc, out);
    else
        str_print(out, " -f");
    str_print(out, "\n");
    ARRAY_EACH(option, &options.list)
        add_option(arena, command->name, option, out);
}

static const char head[] =
    "# Completes the command lines of grader in fish; `grader completion fish` prints it.\n"
    "function __grader_runs -d 'Whether this command is on the line, or none yet'\n"
    "    set -l words (commandline -opc)\n"
    "    test \"$words[2]\" = \"$argv[1]\"\n"
    "end\n"
    "\n"
    "complete -c grader -f -n '__grader_runs' -l help -d 'List the commands'\n"
    "complete -c grader -f -n '__grader_runs' -l version -d 'Tell the version'\n";

static void write(struct arena *arena, struct str *out) {
    str_add(out, text_of(head));
    for (size_t i = 0; i < command_count; i++)
        add_command(arena, &commands[i], out);
}

const struct shell shell_fish = {.name = "fish", .write = write};
