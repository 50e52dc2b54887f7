// SPDX-License-Identifier: MIT
// What a right or a wrong program showed, beside what it had to show.
#include "showing.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;
static struct spec_check checks[] = {{.id = "finishes"}, {.id = "sum"}, {.id = "memory"}};
static struct spec spec = {.checks = {checks, 3, 3}};

static void clear(void) { arena_clear(&arena); }

TestSuite(showing, .fini = clear);

// A verdict on the build and the three checks, P, F, S (skipped), s (skipped without a reason) or E
// each.
static struct verdict verdict_of(const char *outcomes) {
    static const char *const ids[] = {"build", "finishes", "sum", "memory"};
    struct verdict verdict = {0};
    for (size_t i = 0; outcomes[i]; i++) {
        struct check_verdict *check = ARRAY_ADD(&arena, &verdict.checks);
        char letter = outcomes[i];
        *check = (struct check_verdict){.id = ids[i],
                                        .outcome = letter == 'P'   ? OUTCOME_PASS
                                                   : letter == 'F' ? OUTCOME_FAIL
                                                   : letter == 'E' ? OUTCOME_ERROR
                                                                   : OUTCOME_SKIPPED};
        if (letter == 'F' || letter == 'S' || letter == 'E')
            check->message = arena_print(&arena, "words of %s", ids[i]);
    }
    verdict_close(&verdict);
    return verdict;
}

static struct wrong_program *row_of(const char *required, const char *second, const char *permitted,
                                    const char *message) {
    struct wrong_program *row = ARENA_NEW(&arena, struct wrong_program);
    row->program = "wrong";
    row->message = message;
    *ARRAY_ADD(&arena, &row->required) = (struct wrong_check){required, 1};
    if (second)
        *ARRAY_ADD(&arena, &row->required) = (struct wrong_check){second, 1};
    if (permitted)
        *ARRAY_ADD(&arena, &row->permitted) = (struct wrong_check){permitted, 1};
    return row;
}

static struct showing show(enum role role, const struct wrong_program *row, const char *outcomes) {
    struct program program = {
        .role = role, .name = "p", .target = {.path = "p", .spec = &spec}, .row = row};
    struct verdict verdict = verdict_of(outcomes);
    struct showing showing;
    showing_make(&arena, &program, &verdict, &showing);
    return showing;
}

static void expect(struct showing showing, const char *marks, const char *faults) {
    cr_expect_str_eq(showing.marks, marks);
    cr_expect_str_eq(showing.faults, faults);
}

Test(showing, a_right_program) {
    expect(show(ROLE_REFERENCE, NULL, "PPPP"), "...", "");
    expect(show(ROLE_RIGHT, NULL, "PPPP"), "...", "");
    expect(show(ROLE_RIGHT, NULL, "PPFP"), ".!.",
           "a right program, but `sum` fails: words of sum\n");
    expect(show(ROLE_RIGHT, NULL, "PPPS"), "..!",
           "a right program, but `memory` is skipped: words of memory\n");
    expect(show(ROLE_REFERENCE, NULL, "FSSS"), "!!!",
           "a right program, but `build` fails: words of build\n"
           "a right program, but `finishes` is skipped: words of finishes\n"
           "a right program, but `sum` is skipped: words of sum\n"
           "a right program, but `memory` is skipped: words of memory\n");
}

Test(showing, a_wrong_program_fails_what_it_must) {
    const struct wrong_program *row = row_of("sum", NULL, NULL, NULL);
    expect(show(ROLE_WRONG, row, "PPFP"), ".x.", "");
    expect(show(ROLE_WRONG, row, "PPFS"), ".x-", "");
    cr_expect_str_eq(show(ROLE_WRONG, row, "PPFS").words, "sum: words of sum\n");
}

Test(showing, a_wrong_program_that_is_not_caught) {
    const struct wrong_program *row = row_of("sum", NULL, NULL, NULL);
    expect(show(ROLE_WRONG, row, "PPPP"), ".!.",
           "`sum` must fail, but passes, and so does all else\n");
    expect(show(ROLE_WRONG, row, "PPPS"), ".!-", "`sum` must fail, but passes\n");
}

Test(showing, a_wrong_program_that_fails_something_else) {
    const struct wrong_program *row = row_of("sum", NULL, NULL, NULL);
    expect(show(ROLE_WRONG, row, "PPFF"), ".x!",
           "`memory` must not fail, but does: words of memory\n");
    expect(show(ROLE_WRONG, row, "PFSP"), "!!.",
           "`finishes` must not fail, but does: words of finishes\n"
           "`sum` must fail, but is skipped: words of sum\n");
    expect(show(ROLE_WRONG, row, "PPFs"), ".x!", "`memory` is skipped without a reason\n");
}

Test(showing, all_that_is_required_must_fail) {
    const struct wrong_program *row = row_of("sum", "memory", NULL, NULL);
    expect(show(ROLE_WRONG, row, "PPFF"), ".xx", "");
    expect(show(ROLE_WRONG, row, "PPFP"), ".x!", "`memory` must fail, but passes\n");
}

Test(showing, what_is_permitted_may_fail) {
    const struct wrong_program *row = row_of("sum", NULL, "memory", NULL);
    expect(show(ROLE_WRONG, row, "PPFF"), ".xo", "");
    expect(show(ROLE_WRONG, row, "PPFP"), ".x.", "");
}

Test(showing, a_program_that_must_not_compile) {
    const struct wrong_program *row = row_of("build", NULL, NULL, "of build");
    expect(show(ROLE_WRONG, row, "FSSS"), "---", "");
    expect(show(ROLE_WRONG, row, "PPPP"), "...",
           "`build` must fail, but passes, and so does all else\n");
}

Test(showing, the_message_of_the_first_one) {
    expect(show(ROLE_WRONG, row_of("sum", "memory", NULL, "ds of su"), "PPFF"), ".xx", "");
    expect(show(ROLE_WRONG, row_of("sum", "memory", NULL, "of memory"), "PPFF"), ".xx",
           "the message of `sum` lacks “of memory”: words of sum\n");
    expect(show(ROLE_WRONG, row_of("sum", NULL, NULL, "of sum"), "PPPS"), ".!-",
           "`sum` must fail, but passes\n");
}

Test(showing, a_program_without_a_row) {
    expect(show(ROLE_WRONG, NULL, "PPFF"), ".!!",
           "this program has no row in wrong.yaml; it fails `sum`, `memory`\n");
    expect(show(ROLE_WRONG, NULL, "PPPP"), "...",
           "this program has no row in wrong.yaml; it fails nothing\n");
}

Test(showing, what_failed_on_our_side) {
    const struct showing showing = show(ROLE_WRONG, row_of("sum", NULL, NULL, NULL), "PPEP");
    cr_expect(showing.broken);
    expect(showing, ".?.", "the grader failed at `sum`: words of sum\n");
    cr_expect_not(show(ROLE_RIGHT, NULL, "PPFP").broken);
    expect(show(ROLE_RIGHT, NULL, "PEEE"), "???",
           "the grader failed at `finishes`: words of finishes\n");
    cr_expect(show(ROLE_RIGHT, NULL, "PPP").broken);
    expect(show(ROLE_RIGHT, NULL, "PPP"), "..?",
           "the grader failed at `memory`: it was not judged\n");
}

Test(showing, goes_through_bytes) {
    struct showing first = show(ROLE_WRONG, row_of("sum", NULL, NULL, "other"), "PPFE"), second;
    struct str bytes = {.arena = &arena};
    showing_write(&first, &bytes);
    cr_assert(showing_read(&arena, str_text(&bytes), &second));
    cr_expect_str_eq(second.marks, ".x?");
    cr_expect_str_eq(second.faults, first.faults);
    cr_expect_str_eq(second.words, "sum: words of sum\n");
    cr_expect(second.broken);
    for (size_t size = 0; size < bytes.size; size++)
        cr_expect_not(showing_read(&arena, (struct text){bytes.data, size}, &second),
                      "%zu bytes are not all", size);
    str_add(&bytes, TEXT("x"));
    cr_expect_not(showing_read(&arena, str_text(&bytes), &second));
}
