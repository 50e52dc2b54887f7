// SPDX-License-Identifier: MIT
// Arguments of options that several commands have.
#include "argument.h"

#include "schedules.h"

#include "base/array.h"
#include "base/str.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

int64_t argument_number(struct argp_state *state, const char *option, const char *text, long most) {
    char *end;
    errno = 0;
    long value = strtol(text, &end, 10);
    if (end == text || *end || errno || value < 1 || value > most)
        argp_error(state, "%s takes a whole number from 1 to %ld, not %s", option, most, text);
    return value;
}

error_t argument_word(int key, char *argument, struct argp_state *state) {
    const char **word = state->input;
    if (key != ARGP_KEY_ARG || *word)
        return ARGP_ERR_UNKNOWN;
    *word = argument;
    return 0;
}

const char *const *argument_words(struct argp_state *state, struct arena *arena, const char *line) {
    ARRAY_OF(const char *) words = {0};
    for (;;) {
        line += strspn(line, " \t\n");
        if (!*line)
            break;
        struct str word = {.arena = arena};
        str_add(&word, TEXT(""));
        for (; *line && !strchr(" \t\n", *line); line++) {
            const char *end = *line == '\'' || *line == '"' ? strchr(line + 1, *line) : line;
            if (!end)
                argp_error(state, "--command has a quote that is not closed");
            if (end > line)
                str_add(&word, (struct text){line + 1, (size_t)(end - line) - 1});
            else
                str_add(&word, (struct text){line, 1});
            line = end;
        }
        *ARRAY_ADD(arena, &words) = word.data;
    }
    if (!words.count)
        argp_error(state, "--command names no program");
    *ARRAY_ADD(arena, &words) = NULL;
    return words.items;
}

void argument_schedule(struct argp_state *state, const char *name, const char *const *command) {
    if (!schedules_know(name))
        argp_error(state, "there is no schedule %s; there are: %s, %s", name, SCHEDULES_WORDS,
                   SCHEDULES_FAULT_WORDS);
    if (command && schedules_preempt(name))
        argp_error(state,
                   "%s is for C source, which is built a second time for it; --command "
                   "names a program that is there",
                   name);
}
