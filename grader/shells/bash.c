// SPDX-License-Identifier: MIT
// The script for bash. Where it knows no words, bash completes files. Bash cuts words at `=` and
// `:`, so `--format=json` comes in three.
#include "command.h"
#include "completion.h"
#include "shell.h"

static void add_words(const struct known_words *words, struct str *out) {
    const char *between = "";
    ARRAY_EACH(word, &words->list) {
        str_print(out, "%s%s", between, *word);
        between = " ";
    }
}

static void add_argument(struct arena *arena, const char *command, const struct argp_option *option,
                         struct str *out) {
    struct known_words words = {0};
    completion_words(arena, option->arg, &words);
    str_print(out, "    %s,--%s", command, option->name);
    if (completion_has_letter(option))
        str_print(out, " | %s,-%c", command, option->key);
    str_print(out, ") words='");
    add_words(&words, out);
    str_print(out, "' ;;\n");
}

static void add_command(struct arena *arena, const struct command *command, struct str *out) {
    struct known_options options = {0};
    struct known_words words = {0};
    completion_options(arena, command->argp, &options);
    completion_words(arena, command->argp->args_doc ? command->argp->args_doc : "", &words);
    ARRAY_EACH(option, &options.list)
        if (option->arg)
            add_argument(arena, command->name, option, out);
    str_print(out, "    %s,*)\n        words='", command->name);
    add_words(&words, out);
    str_print(out, "'\n");
    if (words.list.count && completion_goes_on(command->argp->args_doc))
        str_print(out, "        for before in \"${COMP_WORDS[@]:2:COMP_CWORD-2}\"; do\n"
                       "            if [[ \" $words \" == *\" $before \"* ]]; then words=; fi\n"
                       "        done\n");
    str_print(out, "        if [[ $word == -* ]]; then words='");
    ARRAY_EACH(option, &options.list)
        str_print(out, "%s--%s%s", option == options.list.items ? "" : " ", option->name,
                  option->arg ? "=" : "");
    str_print(out, "'; fi\n        ;;\n");
}

static const char head[] =
    "# Completes the command lines of grader in bash; `grader completion bash` prints it.\n"
    "_grader() {\n"
    "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words=\n"
    "    if [ \"$word\" = = ]; then\n"
    "        word=\n"
    "    elif [ \"$before\" = = ]; then\n"
    "        before=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "    fi\n"
    "    if [ \"$COMP_CWORD\" = 1 ]; then before=; fi\n"
    "    case ${COMP_WORDS[1]},$before in\n";

static const char foot[] = "    esac\n"
                           "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
                           "    if [[ ${COMPREPLY[0]} == *[=:] ]]; then compopt -o nospace; fi\n"
                           "}\n"
                           "complete -o bashdefault -o default -F _grader grader\n";

static void write(struct arena *arena, struct str *out) {
    struct known_words names = {0};
    completion_words(arena, "COMMAND", &names);
    str_add(out, text_of(head));
    str_print(out, "    *,) words='");
    add_words(&names, out);
    str_print(out, " --help --version' ;;\n");
    for (size_t i = 0; i < command_count; i++)
        add_command(arena, &commands[i], out);
    str_add(out, text_of(foot));
}

const struct shell shell_bash = {.name = "bash", .write = write};
