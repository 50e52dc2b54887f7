// SPDX-License-Identifier: MIT
// The verdicts as workflow commands of GitHub Actions, which it shows as annotations at the lines
// of the source.
#include "reports/github/annotations.h"

enum { MOST_OF_A_KIND = 10 }; // that GitHub shows of a step; more are dropped without a word

// Where there are too many, the last one says so.
static void write_kind(FILE *file, const struct annotations *annotations,
                       enum annotation_kind kind) {
    size_t count = annotations->of[kind].count;
    size_t shown = count > MOST_OF_A_KIND ? MOST_OF_A_KIND - 1 : count;
    for (size_t i = 0; i < shown; i++)
        annotation_write(file, kind, &annotations->of[kind].items[i], annotations->arena);
    if (shown == count)
        return;
    struct annotation rest = {.title = "there is more"};
    rest.message = text_of(
        arena_print(annotations->arena, "%zu more are in the other reports", count - shown));
    annotation_write(file, kind, &rest, annotations->arena);
}

static void write(FILE *file, const struct report_input *input, struct arena *arena) {
    struct annotations annotations = {.arena = arena};
    for (size_t i = 0; i < input->count; i++)
        annotations_add(&annotations, &input->verdicts[i]);
    for (enum annotation_kind kind = 0; kind < ANNOTATION_KINDS; kind++)
        write_kind(file, &annotations, kind);
}

const struct report report_github = {
    .name = "github",
    .summary = "annotations for GitHub Actions",
    .write = write,
};
