// SPDX-License-Identifier: MIT
// Any bytes as a trace: where it can be read, it is evidence that every specification can judge.
#include "fuzz.h"

#include "catalogue.h"
#include "oracle.h"
#include "perfetto.h"
#include "svg.h"

static struct arena forever;
static struct catalogue catalogue;

int LLVMFuzzerInitialize(int *count, char ***arguments);

int LLVMFuzzerInitialize(int *count, char ***arguments) {
    struct error err = {0};
    (void)count;
    (void)arguments;
    FUZZ_EXPECT(catalogue_open(&forever, "specs", NULL, NULL, &catalogue, &err));
    return 0;
}

static void judge(struct arena *arena, const struct trace *trace, const struct spec *spec) {
    struct evidence evidence;
    struct error err = {0};
    struct exhibits exhibits = {0};
    struct verdict verdict = {0};
    if (!evidence_read(arena, trace, TOOL_NONE, spec->files.items, spec->files.count, &evidence,
                       &err))
        return;
    exhibits_add(arena, &exhibits, &evidence);
    oracle_judge(arena, spec, &exhibits, &verdict);
    verdict_close(&verdict);
    FUZZ_EXPECT(verdict.checks.count == spec->checks.count);
}

static void draw(struct arena *arena, const struct trace *trace) {
    struct evidence evidence;
    struct error err = {0};
    struct picture picture;
    struct str out = {.arena = arena};
    struct svg_words words = {0};
    if (!evidence_read(arena, trace, TOOL_NONE, NULL, 0, &evidence, &err))
        return;
    picture_make(arena, &evidence, &picture);
    svg_add(&out, &picture, "run", &words);
    svg_words_clear(&words);
    perfetto_add(&out, &picture);
    timeline_write(&evidence, &out);
    FUZZ_EXPECT(evidence_is_same(&evidence, &evidence));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP_ARENA struct arena arena = {0};
    struct trace trace;
    struct error err = {0};
    const char *copy = arena_copy(&arena, (const char *)data, size);
    if (!trace_read(&arena, (struct text){copy, size}, &trace, &err))
        return 0;
    ARRAY_EACH(spec, &catalogue.specs)
        judge(&arena, &trace, *spec);
    draw(&arena, &trace);
    return 0;
}
