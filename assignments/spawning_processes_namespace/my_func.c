// SPDX-License-Identifier: MIT
// Exercise 13: the function that each child calls.
#include "my_func.h"

#include <stdio.h>

// Print `calling myFunc from process n°: ` and i, then `output from myFunc is :` and j, for each j
// from 0 to i - 1.
//
// TODO: the definition of my_func, as in exercise 05
