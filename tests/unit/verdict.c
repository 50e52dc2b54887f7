// SPDX-License-Identifier: MIT
// Verdicts become exit statuses, and the three kinds of failure are never mixed.
#include "verdict.h"

#include <criterion/criterion.h>

static int status_of(size_t count, const enum outcome *outcomes) {
    struct verdict verdicts[4] = {0};
    for (size_t i = 0; i < count; i++)
        verdicts[i].outcome = outcomes[i];
    return verdicts_status(verdicts, count);
}

Test(verdict, exit_status) {
    cr_assert_eq(status_of(2, (enum outcome[]){OUTCOME_PASS, OUTCOME_PASS}), 0);
    cr_assert_eq(status_of(2, (enum outcome[]){OUTCOME_PASS, OUTCOME_FAIL}), 1);
    cr_assert_eq(status_of(2, (enum outcome[]){OUTCOME_FAIL, OUTCOME_ERROR}), 3);
    cr_assert_eq(status_of(2, (enum outcome[]){OUTCOME_ERROR, OUTCOME_FAIL}), 3);
}

Test(verdict, nothing_graded_is_no_success) { cr_assert_eq(verdicts_status(NULL, 0), 3); }

Test(verdict, a_verdict_without_a_value_is_no_pass) {
    struct verdict verdict = {0};
    struct check_verdict check = {0};
    cr_assert_neq(verdict.outcome, OUTCOME_PASS);
    cr_assert_neq(check.outcome, OUTCOME_PASS);
}
