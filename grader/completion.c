// SPDX-License-Identifier: MIT
// What may stand on the grader's command lines.
#include "completion.h"

#include "check.h"
#include "command.h"
#include "gradebook_format.h"
#include "report.h"
#include "sandbox.h"
#include "schedules.h"
#include "shell.h"

#include <ctype.h>
#include <string.h>

const struct shell *const shells[] = {
#define SHELL(name) &shell_##name,
#include "shells/list.def"
#undef SHELL
};

const size_t shell_count = sizeof shells / sizeof *shells;

// --- options

static void add_options(struct arena *arena, const struct argp *argp, struct known_options *out) {
    for (const struct argp_option *option = argp->options; option && option->name; option++)
        *ARRAY_ADD(arena, &out->list) = *option;
    for (const struct argp_child *child = argp->children; child && child->argp; child++)
        add_options(arena, child->argp, out);
}

void completion_options(struct arena *arena, const struct argp *argp, struct known_options *out) {
    static const struct argp_option common[] = {
        {"help", '?', NULL, 0, "Give this help list", 0},
        {"usage", 0, NULL, 0, "Give a short usage message", 0},
        {0},
    };
    static const struct argp of_argp = {.options = common};
    add_options(arena, argp, out);
    add_options(arena, &of_argp, out);
}

bool completion_has_letter(const struct argp_option *option) {
    return option->key > 0 && option->key <= 127 && isalnum(option->key);
}

// --- words

static void add_checks(struct arena *arena, struct known_words *out) {
    for (size_t i = 0; i < check_kind_count; i++)
        *ARRAY_ADD(arena, &out->list) = check_kinds[i]->key;
}

static void add_commands(struct arena *arena, struct known_words *out) {
    for (size_t i = 0; i < command_count; i++)
        *ARRAY_ADD(arena, &out->list) = commands[i].name;
}

static void add_formats(struct arena *arena, struct known_words *out) {
    const struct report *report;
    for (size_t i = 0; (report = report_at(i)); i++)
        *ARRAY_ADD(arena, &out->list) = report->name;
}

static void add_gradebooks(struct arena *arena, struct known_words *out) {
    const struct gradebook_format *format;
    for (size_t i = 0; (format = gradebook_format_at(i)); i++)
        *ARRAY_ADD(arena, &out->list) = format->name;
}

static void add_sandboxes(struct arena *arena, struct known_words *out) {
    *ARRAY_ADD(arena, &out->list) = "auto";
    for (size_t i = 0; i < sandbox_count(); i++)
        *ARRAY_ADD(arena, &out->list) = sandbox_at(i)->name;
}

static void add_schedules(struct arena *arena, struct known_words *out) {
    const struct schedule_words *words;
    for (size_t i = 0; (words = schedules_at(i)); i++)
        *ARRAY_ADD(arena, &out->list) =
            arena_print(arena, "%s%s", words->name, strchr(words->form, ':') ? ":" : "");
}

static void add_shells(struct arena *arena, struct known_words *out) {
    for (size_t i = 0; i < shell_count; i++)
        *ARRAY_ADD(arena, &out->list) = shells[i]->name;
}

static const struct {
    const char *word;
    void (*add)(struct arena *arena, struct known_words *out);
} vocabularies[] = {
    {"CHECK", add_checks},         {"COMMAND", add_commands},  {"FORMAT", add_formats},
    {"GRADEBOOK", add_gradebooks}, {"SANDBOX", add_sandboxes}, {"SCHEDULE", add_schedules},
    {"SHELL", add_shells},
};

bool completion_goes_on(const char *usage) { return strchr(usage, ' ') != NULL; }

void completion_words(struct arena *arena, const char *usage, struct known_words *out) {
    static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (const char *line = usage; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL)
        if (islower((unsigned char)*line))
            *ARRAY_ADD(arena, &out->list) = arena_copy(arena, line, strcspn(line, " \n"));
    for (usage += strcspn(usage, capitals); *usage; usage += strcspn(usage, capitals)) {
        size_t size = strspn(usage, capitals);
        for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++)
            if (strlen(vocabularies[i].word) == size &&
                strncmp(usage, vocabularies[i].word, size) == 0)
                vocabularies[i].add(arena, out);
        usage += size;
    }
}
