// SPDX-License-Identifier: MIT
// base/suggest.h: which known word a misspelled one was meant to be.
#include "base/suggest.h"

#include <criterion/criterion.h>

static const char *best(const char *word) {
    static const char *const known[] = {"check", "lint", "schema", "no_zombies", "id"};
    struct suggestion suggestion = {.word = word};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        suggestion_offer(&suggestion, known[i]);
    return suggestion.best ? suggestion.best : "";
}

Test(suggest, finds_slips) {
    cr_expect_str_eq(best("chekc"), "check");
    cr_expect_str_eq(best("ceck"), "check");
    cr_expect_str_eq(best("lints"), "lint");
    cr_expect_str_eq(best("shcemas"), "schema");
    cr_expect_str_eq(best("no_zombie"), "no_zombies");
    cr_expect_str_eq(best("nozombies"), "no_zombies");
}

Test(suggest, does_not_guess_wildly) {
    cr_expect_str_eq(best(""), "");
    cr_expect_str_eq(best("ix"), "");
    cr_expect_str_eq(best("point"), "");
    cr_expect_str_eq(best("zebra"), "");
    cr_expect_str_eq(best("no_zombies_no_zombies_no_zombies_no_zombies_no_zombies_no_zombies_no_z"),
                     "");
}

Test(suggest, prefers_the_nearest) {
    struct suggestion suggestion = {.word = "reads_to_edn"};
    suggestion_offer(&suggestion, "reads_to_add");
    suggestion_offer(&suggestion, "reads_to_end");
    suggestion_offer(&suggestion, "reads_to_bdn");
    cr_expect_str_eq(suggestion.best, "reads_to_end");
}

Test(suggest, makes_a_phrase) {
    CLEANUP_ARENA struct arena arena = {0};
    struct suggestion suggestion = {.word = "lnit"};
    cr_expect_str_eq(suggestion_phrase(&suggestion, &arena), "");
    suggestion_offer(&suggestion, "lint");
    cr_expect_str_eq(suggestion_phrase(&suggestion, &arena), "; did you mean `lint`?");
}
