// SPDX-License-Identifier: MIT
#ifndef MY_FUNC_H
#define MY_FUNC_H

static void my_func(int i);

#endif
