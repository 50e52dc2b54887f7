// SPDX-License-Identifier: MIT
// A sandbox that is started once and runs job after job: what `grader-tracer serve` takes and
// gives.
#include "session.h"

#include "base/owner.h"

#include <string.h>

enum { REMOVAL_WALL = 60 * 1000000, MOST_WORDS = 4096 };

// The trace's last line says so; every line of it is the tracer's.
static bool is_whole(struct text answer) {
    if (!answer.size || answer.data[answer.size - 1] != '\n')
        return false;
    const char *before = memrchr(answer.data, '\n', answer.size - 1);
    size_t start = before ? (size_t)(before + 1 - answer.data) : 0;
    return text_starts((struct text){answer.data + start, answer.size - start}, "end ");
}

bool session_begin(struct arena *arena, struct session *session, const struct sandbox *sandbox,
                   const struct sandbox_request *request, struct error *err) {
    static unsigned count;
    struct sandbox_request named = *request;
    struct sandbox_arguments arguments = {0};
    named.name = arena_print(arena, "%s-%u", owner_name(arena), count++);
    session->given = (struct descriptors){0};
    if (!sandbox->give(&named, &session->given, err)) {
        descriptors_close(&session->given);
        return false;
    }
    sandbox->arguments(arena, &named, &arguments);
    *ARRAY_ADD(arena, &arguments.list) = NULL;
    const struct proc_request start = {.arguments = arguments.list.items,
                                       .inherited = &session->given};
    if (!proc_start(arena, &start, &session->proc, err)) {
        descriptors_close(&session->given);
        return false;
    }
    session->sandbox = sandbox;
    session->name = named.name;
    return true;
}

// With SIGKILL only its client would end.
static void remove_by_name(struct arena *arena, const struct session *session) {
    struct sandbox_arguments arguments = {0};
    struct proc_result result;
    struct error err;
    session->sandbox->removal(arena, session->name, &arguments);
    *ARRAY_ADD(arena, &arguments.list) = NULL;
    const struct proc_request request = {
        .arguments = arguments.list.items, .wall = REMOVAL_WALL, .output = MOST_WORDS};
    sig_atomic_t interrupted = proc_interrupted;
    proc_interrupted = 0; // for this is to be done all the same
    proc_run(arena, &request, &result, &err);
    proc_interrupted |= interrupted;
}

static void end(struct arena *arena, struct session *session, struct proc_result *result) {
    bool by_itself = !result->timed_out && !result->overflowed && !proc_interrupted;
    if (!session->sandbox)
        return;
    proc_end(&session->proc, result);
    descriptors_close(&session->given);
    if (!by_itself)
        remove_by_name(arena, session);
    session->sandbox = NULL;
}

bool session_run(struct arena *arena, struct session *session, const struct sandbox *sandbox,
                 const struct sandbox_request *request, const struct proc_request *job,
                 struct proc_result *out_result, struct error *err) {
    bool spent;
    do {
        bool is_new = !session->sandbox;
        if (is_new && !session_begin(arena, session, sandbox, request, err))
            return false;
        proc_talk(&session->proc, job, is_whole, out_result);
        if (!is_whole(out_result->output))
            end(arena, session, out_result);
        // A sandbox that has used up the pids that a job asks for ends without a word.
        spent = !is_new && !session->sandbox && !out_result->output.size && !out_result->status;
    } while (spent && !proc_interrupted);
    return proc_interrupted ? error_set(err, BLAME_GRADER, "interrupted") : true;
}

void session_end(struct arena *arena, struct session *session) {
    struct proc_result result = {0};
    end(arena, session, &result);
}
