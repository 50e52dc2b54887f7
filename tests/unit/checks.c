// SPDX-License-Identifier: MIT
// The registry: every kind of check is complete, and its own example can be read.
#include "check.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;

static void clear(void) { arena_clear(&arena); }

TestSuite(checks, .fini = clear);

Test(checks, are_sorted_and_unique) {
    for (size_t i = 1; i < check_kind_count; i++)
        cr_expect_lt(strcmp(check_kinds[i - 1]->key, check_kinds[i]->key), 0,
                     "%s must stand after %s", check_kinds[i - 1]->key, check_kinds[i]->key);
}

Test(checks, have_the_key_of_their_symbol) {
    static const char *const names[] = {
#define CHECK(name) #name,
#include "checks/list.def"
#undef CHECK
    };
    for (size_t i = 0; i < check_kind_count; i++)
        cr_expect_str_eq(check_kinds[i]->key, names[i]);
}

Test(checks, are_complete) {
    static const char *const taken[] = {"id", "title", "points", "needs", "hint"};
    for (size_t i = 0; i < check_kind_count; i++) {
        const struct check_kind *kind = check_kinds[i];
        cr_expect(kind->summary && *kind->summary && !strchr(kind->summary, '\n'), "%s", kind->key);
        cr_expect(!kind->judge != !kind->judge_together, "%s has not one judge", kind->key);
        cr_expect(kind->fields, "%s has no fields", kind->key);
        cr_expect(kind->size || !kind->fields->key, "%s has no size", kind->key);
        for (size_t k = 0; k < sizeof taken / sizeof *taken; k++)
            cr_expect_str_neq(kind->key, taken[k]);
        for (const struct field *field = kind->fields; field->key; field++)
            cr_expect(field->summary && *field->summary, "%s: %s", kind->key, field->key);
    }
}

static const struct check_kind *current;

static bool read_parameters(struct yaml *yaml, yaml_node_t *root, void *out) {
    return check_kind_read(current, yaml, root, out);
}

Test(checks, read_their_own_examples) {
    for (size_t i = 0; i < check_kind_count; i++) {
        struct complaints complaints = {.arena = &arena, .file = check_kinds[i]->key};
        struct str words = {.arena = &arena};
        current = check_kinds[i];
        cr_assert(current->example, "%s has no example", current->key);
        bool good = yaml_load(text_of(current->example), &complaints, read_parameters,
                              arena_alloc(&arena, current->size));
        complaints_write(&complaints, &words);
        cr_expect(good, "%s", str_text(&words).data);
    }
}

Test(checks, describe_themselves_as_json_schema) {
    for (size_t i = 0; i < check_kind_count; i++) {
        json_t *schema = yaml_map_schema(check_kinds[i]->fields);
        cr_expect(json_is_object(schema), "%s", check_kinds[i]->key);
        json_decref(schema);
    }
}
