// SPDX-License-Identifier: MIT
#pragma once

#define RUNS_IN_PROCESS(name) extern void name(int i)

RUNS_IN_PROCESS(my_func);
