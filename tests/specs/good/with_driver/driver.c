// SPDX-License-Identifier: MIT
// Calls the function that is handed in.
#include "function.h"

int main(void) { return function(); }
