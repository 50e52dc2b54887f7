// SPDX-License-Identifier: MIT
// What the programs in a sandbox that gradings need say of their versions.
#include "versions.h"

#include "plan.h"

bool versions_ask(struct arena *arena, const struct runner *runner, struct text *out_words,
                  struct error *err) {
    struct session session = {0};
    struct runner own = *runner;
    struct job job;
    struct text text;
    struct trace trace;
    struct str words = {.arena = arena};
    own.session = &session;
    plan_versions(arena, &job);
    bool ran = run_job(arena, &own, &job, &text, &trace, err);
    session_end(arena, &session);
    if (!ran)
        return false;
    ARRAY_EACH(event, &trace.events)
        if (event->kind == EVENT_output)
            str_add(&words, event->data);
    str_add(&words, TEXT(""));
    *out_words = str_text(&words);
    return true;
}
