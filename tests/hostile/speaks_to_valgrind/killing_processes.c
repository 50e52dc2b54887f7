// SPDX-License-Identifier: MIT
// Hostile: has Valgrind report nothing from here on, and then does what it would report.
#include <stdlib.h>
#include <valgrind/valgrind.h>

int main(void) {
    VALGRIND_DISABLE_ERROR_REPORTING;
    int *numbers = malloc(4 * sizeof *numbers);
    return numbers[4] ? 0 : 0;
}
