// SPDX-License-Identifier: MIT
// The script for zsh: a call of _arguments for each command. It can be loaded from a folder of
// $fpath, or evaluated.
#include "command.h"
#include "completion.h"
#include "shell.h"

#include <string.h>

// In single quotes; brackets and colons would end a part of a word of _arguments.
static void add_part(const char *text, struct str *out) {
    for (; *text; text++)
        if (*text == '\'')
            str_print(out, "'\\''");
        else
            str_print(out, "%s%c", strchr("[]:\\", *text) ? "\\" : "", *text);
}

// ":what it is:what it may be"
static void add_argument(struct arena *arena, const char *usage, struct str *out) {
    struct known_words words = {0};
    completion_words(arena, usage, &words);
    str_print(out, ":");
    add_part(arena_copy(arena, usage, strcspn(usage, "\n")), out);
    str_print(out, words.list.count ? ":(" : ":_files");
    ARRAY_EACH(word, &words.list) {
        str_print(out, "%s", word == words.list.items ? "" : " ");
        add_part(*word, out);
    }
    str_print(out, words.list.count ? ")" : "");
}

// One of its two names; each may come again.
static void add_option(struct arena *arena, const struct argp_option *option, const char *name,
                       const char *behind, struct str *out) {
    str_print(out, " \\\n            '*%s%s[", name, option->arg ? behind : "");
    add_part(option->doc, out);
    str_print(out, "]");
    if (option->arg)
        add_argument(arena, option->arg, out);
    str_print(out, "'");
}

static void add_command(struct arena *arena, const struct command *command, struct str *out) {
    struct known_options options = {0};
    const char *usage = command->argp->args_doc;
    completion_options(arena, command->argp, &options);
    str_print(out, "    (%s)\n        _arguments -s -S", command->name);
    ARRAY_EACH(option, &options.list) {
        add_option(arena, option, arena_print(arena, "--%s", option->name), "=", out);
        if (completion_has_letter(option))
            add_option(arena, option, arena_print(arena, "-%c", option->key), "+", out);
    }
    if (usage) {
        str_print(out, " \\\n            '%s", strstr(usage, "...") ? "*" : "1");
        add_argument(arena, usage, out);
        str_print(out, completion_goes_on(usage) ? "' '*:DIR:_files'" : "'");
    }
    str_print(out, "\n        ;;\n");
}

static const char head[] =
    "#compdef grader\n"
    "# Completes the command lines of grader in zsh; `grader completion zsh` prints it.\n"
    "_grader() {\n"
    "    local -a commands\n"
    "    local command=$words[2]\n"
    "    commands=(\n";

static const char middle[] = "    )\n"
                             "    if ((CURRENT == 2)); then\n"
                             "        _describe command commands\n"
                             "        return\n"
                             "    fi\n"
                             "    shift words\n"
                             "    ((CURRENT--))\n"
                             "    case $command in\n";

static const char foot[] = "    esac\n"
                           "}\n"
                           "if [[ $funcstack[1] == _grader ]]; then\n"
                           "    _grader \"$@\"\n"
                           "else\n"
                           "    compdef _grader grader\n"
                           "fi\n";

static void write(struct arena *arena, struct str *out) {
    str_add(out, text_of(head));
    for (size_t i = 0; i < command_count; i++) {
        str_print(out, "        '%s:", commands[i].name);
        add_part(commands[i].summary, out);
        str_print(out, "'\n");
    }
    str_print(out, "        '--help:list the commands'\n"
                   "        '--version:tell the version'\n");
    str_add(out, text_of(middle));
    for (size_t i = 0; i < command_count; i++)
        add_command(arena, &commands[i], out);
    str_add(out, text_of(foot));
}

const struct shell shell_zsh = {.name = "zsh", .write = write};
