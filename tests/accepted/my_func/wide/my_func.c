// SPDX-License-Identifier: MIT
// Right, by wide characters: stdout is turned into a wide stream, for the whole process.
#include "my_func.h"

#include <locale.h>
#include <stdio.h>
#include <wchar.h>

void my_func(int i) {
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return;
    wprintf(L"calling myFunc from process n\u00b0: %d\n", i);
    for (int j = 0; j < i; j++)
        wprintf(L"output from myFunc is :%d\n", j);
}
