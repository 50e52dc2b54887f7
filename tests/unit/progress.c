// SPDX-License-Identifier: MIT
// How long something will take.
#include "base/progress.h"

#include <criterion/criterion.h>

static void expect(size_t done, size_t count, double seconds, const char *words) {
    char left[40];
    progress_time_left(left, sizeof left, done, count, (int64_t)(seconds * 1e9));
    cr_expect_str_eq(left, words);
}

Test(progress, time_left) {
    expect(0, 10, 5, "");
    expect(1, 10, 0.5, "");
    expect(5, 10, 5, ", 5 s left");
    expect(1, 10, 7, ", 1 min left");
    expect(1, 100, 60, ", 99 min left");
    expect(10, 10, 5, ", 0 s left");
}
