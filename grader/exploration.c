// SPDX-License-Identifier: MIT
// What many runs of one submission showed.
#include "exploration.h"

#include <string.h>

static size_t kind_of(struct exploration *exploration, const char *schedule) {
    size_t size = strcspn(schedule, ":"), i = 0;
    while (i < exploration->kind_count &&
           (strncmp(exploration->kinds[i], schedule, size) != 0 || exploration->kinds[i][size]))
        i++;
    if (i == exploration->kind_count && i < MOST_KINDS - 1) {
        exploration->kinds[i] = arena_copy(exploration->arena, schedule, size);
        exploration->kind_count++;
    }
    return i;
}

static struct failing *find(struct exploration *exploration, const struct check_verdict *check) {
    ARRAY_EACH(failing, &exploration->failing)
        if (strcmp(failing->id, check->id) == 0)
            return failing;
    struct failing *failing = ARRAY_ADD(exploration->arena, &exploration->failing);
    failing->id = arena_print(exploration->arena, "%s", check->id);
    failing->title = arena_print(exploration->arena, "%s", check->title);
    return failing;
}

static void add_failure(struct exploration *exploration, size_t kind, const char *schedule,
                        const struct check_verdict *check, size_t switches) {
    struct failing *failing = find(exploration, check);
    failing->times[kind]++;
    if (failing->schedule && failing->switches <= switches)
        return;
    failing->schedule = arena_print(exploration->arena, "%s", schedule);
    failing->seen = arena_print(exploration->arena, "%s", check->result.seen);
    failing->switches = switches;
}

void exploration_add(struct exploration *exploration, const char *schedule,
                     const struct verdict *verdict) {
    size_t kind = kind_of(exploration, schedule);
    size_t switches = verdict->evidence ? evidence_switches(verdict->evidence) : 0;
    bool failed = false;
    ARRAY_EACH(check, &verdict->checks) {
        if (check->outcome == OUTCOME_FAIL) {
            add_failure(exploration, kind, schedule, check, switches);
            failed = true;
        }
        bool is_ours = check->outcome == OUTCOME_ERROR;
        if (is_ours || (check->outcome == OUTCOME_FAIL && !verdict->evidence)) {
            exploration->fault = arena_print(exploration->arena, "%s", check->message);
            exploration->is_ours = is_ours;
        }
    }
    if (!failed && verdict->evidence && verdict->evidence->limit) {
        const char *limit = arena_print(exploration->arena, "it hit the limit `%s`",
                                        verdict->evidence->limit->word);
        struct check_verdict end = {.id = "end", .title = "It ends by itself"};
        end.result.seen = limit;
        add_failure(exploration, kind, schedule, &end, switches);
        failed = true;
    }
    exploration->tried[kind]++;
    exploration->runs++;
    exploration->failed += failed;
}

bool exploration_goes_on(const struct exploration *exploration) { return !exploration->fault; }

static void tell_failing(const struct exploration *exploration, const struct failing *failing,
                         struct str *out) {
    str_print(out, "  ✗ %s (%s)\n", failing->title, failing->id);
    for (size_t i = 0; i < exploration->kind_count; i++)
        if (failing->times[i])
            str_print(out, "      %-14s %zu of %zu\n", exploration->kinds[i], failing->times[i],
                      exploration->tried[i]);
    str_print(out, "      saw %s\n      to see that run: grader replay --schedule %s\n",
              failing->seen, failing->schedule);
}

void exploration_tell(const struct exploration *exploration, struct str *out) {
    if (exploration->fault) {
        str_print(out, "%s\n", exploration->fault);
        return;
    }
    ARRAY_EACH(failing, &exploration->failing)
        tell_failing(exploration, failing, out);
    str_print(out, "%zu orders, of them", exploration->runs);
    for (size_t i = 0; i < exploration->kind_count; i++)
        str_print(out, "%s %zu %s", i ? "," : "", exploration->tried[i], exploration->kinds[i]);
    str_print(out, ": %zu with a failure\n", exploration->failed);
}

int exploration_status(const struct exploration *exploration) {
    if (exploration->is_ours)
        return 3;
    return exploration->fault || exploration->failed ? 1 : 0;
}
