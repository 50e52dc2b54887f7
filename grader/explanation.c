// SPDX-License-Identifier: MIT
// Explains kinds of checks and schedules by their tables.
#include "explanation.h"

#include "schema_words.h"

#include <ctype.h>
#include <string.h>

// --- checks

static const char *words_of_tool(const struct check_kind *kind) {
    switch (kind->tool) {
    case TOOL_VALGRIND:
        return "It judges the run under Valgrind; `under` can not stand beside it.";
    case TOOL_SYMBOLS:
        return "It judges what the compiled files define and call, and no run; `under` can not "
               "stand beside it.";
    default:
        break;
    }
    if (kind->judge)
        return "It judges each run by itself, and must hold in all of them.";
    return kind->needs_runs ? "It judges all runs together, of which there must be several."
                            : "It judges all runs together.";
}

// "stagger, slow": those that do not keep what is asked.
static void add_shifting(bool (*keeps)(const char *name), struct str *out) {
    const struct schedule_words *words;
    const char *between = "";
    for (size_t i = 0; (words = schedules_at(i)); i++)
        if (!keeps(words->name)) {
            str_print(out, "%s%s", between, words->name);
            between = ", ";
        }
}

static void add_runs(const struct check_kind *kind, struct str *out) {
    str_print(out, "%s\n", words_of_tool(kind));
    str_print(out, kind->needs_end ? "It is skipped where the program does not end by itself.\n"
                                   : "It judges also a program that does not end by itself.\n");
    if (kind->needs_clock) {
        str_print(out, "It speaks of the program's own time: not under `clock: real`, and in no "
                       "run under ");
        add_shifting(schedules_keep_time, out);
        str_print(out, ".\n");
    }
    if (kind->needs_pace) {
        str_print(out, "Where its parameters ask how long something takes, in no run under ");
        add_shifting(schedules_keep_pace, out);
        str_print(out, ".\n");
    }
}

void explanation_of_check(struct arena *arena, const struct check_kind *kind, struct str *out) {
    str_print(out, "%s: %s\n\n", kind->key, kind->summary);
    add_runs(kind, out);
    str_print(out, "\nParameters:%s\n", kind->fields->key ? "" : " none");
    json_t *schema = yaml_map_schema(kind->fields);
    schema_tell(arena, schema, out);
    json_decref(schema);
    str_print(out,
              "\nExample, an item of `checks`:\n"
              "  - id: %s\n"
              "    title: \"%c%s\"\n"
              "    points: 1\n"
              "    %s: %s\n",
              kind->key, toupper((unsigned char)kind->summary[0]), kind->summary + 1, kind->key,
              kind->example);
}

// --- schedules

static void add_timed(struct str *out) {
    const char *between = "";
    for (size_t i = 0; i < check_kind_count; i++)
        if (check_kinds[i]->needs_clock) {
            str_print(out, "%s%s", between, check_kinds[i]->key);
            between = ", ";
        }
}

static void add_promise(const char *name, struct str *out) {
    if (schedules_preempt(name))
        str_print(out, "The submission is built a second time for it.\n");
    if (!schedules_keep_time(name)) {
        str_print(out, "Checks that speak of times do not judge it: ");
        add_timed(out);
        str_print(out, ".\n");
    } else if (!schedules_keep_pace(name)) {
        str_print(out, "How long something takes is not judged under it.\n");
    }
}

void explanation_of_schedule(const struct schedule_words *words, struct str *out) {
    const char *name = words->name;
    bool is_fault = schedules_is_fault(name);
    str_print(out, "%s: %s\n\n", words->form, words->summary);
    str_print(out, is_fault ? "A check names it in `under`, and judges runs of this kind alone.\n"
                            : "A specification names it in `schedules`.\n");
    str_print(out,
              "`grader check --schedule %s` and `grader replay --schedule %s` make this run "
              "alone.\n",
              words->form, words->form);
    if (strstr(words->form, ":SEED"))
        str_print(out,
                  "The same seed makes the same run; a specification may write %s*8 for %s:1 to "
                  "%s:8.\n",
                  name, name, name);
    add_promise(name, out);
}

// --- all

void explanation_list(struct str *out) {
    const struct schedule_words *words;
    str_print(out, "Checks:\n");
    for (size_t i = 0; i < check_kind_count; i++)
        str_print(out, "  %-23s %s\n", check_kinds[i]->key, check_kinds[i]->summary);
    for (size_t i = 0; (words = schedules_at(i)); i++) {
        bool is_fault = schedules_is_fault(words->name);
        if (i == 0 || is_fault != schedules_is_fault(schedules_at(i - 1)->name))
            str_print(out, "\n%s:\n", is_fault ? "Faults" : "Schedules");
        str_print(out, "  %-23s %s\n", words->form, words->summary);
    }
}
